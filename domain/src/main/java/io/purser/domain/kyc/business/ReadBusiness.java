package io.purser.domain.kyc.business;

import io.purser.domain.customer.Customer;

/** Reads what there is of a business beside its profile. Used inside a unit of work. */
public final class ReadBusiness {
  private final LegalProfiles profiles;
  private final Shareholders shareholders;

  public ReadBusiness(LegalProfiles profiles, Shareholders shareholders) {
    this.profiles = profiles;
    this.shareholders = shareholders;
  }

  /** Of a person there is nothing, and nothing is asked for. */
  public BusinessRecords of(Customer customer) {
    var tenant = customer.header().tenant();
    var id = customer.id();
    return switch (customer.profile().type()) {
      case INDIVIDUAL -> new BusinessRecords(LegalProfile.none(tenant, id), false);
      case BUSINESS ->
          new BusinessRecords(profiles.get(tenant, id), shareholders.areThereOf(tenant, id));
    };
  }
}
