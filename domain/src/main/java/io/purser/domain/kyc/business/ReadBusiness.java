package io.purser.domain.kyc.business;

import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.Documents;

/** Reads what there is of a business beside its profile. Used inside a unit of work. */
public final class ReadBusiness {
  private final LegalProfiles profiles;
  private final Shareholders shareholders;
  private final Documents documents;

  public ReadBusiness(LegalProfiles profiles, Shareholders shareholders, Documents documents) {
    this.profiles = profiles;
    this.shareholders = shareholders;
    this.documents = documents;
  }

  /** Of a person there is nothing, and nothing is asked for. */
  public BusinessRecords of(Customer customer) {
    var tenant = customer.header().tenant();
    var id = customer.id();
    return switch (customer.profile().type()) {
      case INDIVIDUAL -> new BusinessRecords(LegalProfile.none(tenant, id), false, false);
      case BUSINESS ->
          new BusinessRecords(
              profiles.get(tenant, id),
              shareholders.areThereOf(tenant, id),
              documents.areThereOf(tenant, id, Document.Kind.REGISTER_EXTRACT));
    };
  }
}
