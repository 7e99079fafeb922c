package io.purser.domain.rate;

import io.purser.domain.tenant.TenantId;

/** Every tenant's display currency and rates. Used inside a unit of work of the tenant. */
public interface DisplayRates {
  /** The newest; with version 0 when nothing was ever set. */
  RateTable get(TenantId tenant);

  /**
   * Adds it as the next version after the one that was loaded. What was before is kept.
   *
   * @throws io.purser.domain.work.StaleAggregate when that is no longer the newest
   */
  void save(RateTable table);
}
