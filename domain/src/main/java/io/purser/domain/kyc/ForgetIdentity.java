package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.tenant.TenantId;

/**
 * Forgets, for good, by what it was found out who a customer is. What came of that stays. Used
 * inside the unit of work that deletes the customer.
 */
public final class ForgetIdentity {
  private final Verifications verifications;
  private final LegalProfiles profiles;
  private final Shareholders shareholders;
  private final Documents documents;

  public ForgetIdentity(
      Verifications verifications,
      LegalProfiles profiles,
      Shareholders shareholders,
      Documents documents) {
    this.verifications = verifications;
    this.profiles = profiles;
    this.shareholders = shareholders;
    this.documents = documents;
  }

  public void of(TenantId tenant, CustomerId customer) {
    verifications.forgetEvidence(tenant, customer);
    profiles.remove(tenant, customer);
    documents.removeAllOf(tenant, customer);
    shareholders.removeAllOf(tenant, customer);
  }
}
