package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;

/** What is known of how all businesses are registered. Used inside a unit of work of the tenant. */
public interface LegalProfiles {
  /** Of a customer of whom nothing was saved nothing is known. */
  LegalProfile get(TenantId tenant, CustomerId customer);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(LegalProfile profile);

  /** Nothing of it is kept. */
  void remove(TenantId tenant, CustomerId customer);
}
