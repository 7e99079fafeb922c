package io.purser.rest.kyc.business;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** How a business is registered and who holds it, in what is handed out about a customer. */
@Factory
final class ExportedBusiness {
  private final LegalProfiles profiles;
  private final Shareholders shareholders;

  ExportedBusiness(LegalProfiles profiles, Shareholders shareholders) {
    this.profiles = profiles;
    this.shareholders = shareholders;
  }

  /** Null for a person. */
  @Singleton
  ExportedPart exportedLegalProfile() {
    return new ExportedPart.Document(
        "legalProfile",
        Permission.READ_KYC,
        (tenant, id) ->
            id.type() == CustomerType.BUSINESS
                ? LegalProfileView.of(profiles.get(tenant, id))
                : null);
  }

  @Singleton
  ExportedPart exportedShareholders() {
    return new ExportedPart.Listed(
        "shareholders",
        Permission.READ_KYC,
        (tenant, customer, page, _) ->
            shareholders.list(tenant, customer, page).map(ShareholderView::of));
  }
}
