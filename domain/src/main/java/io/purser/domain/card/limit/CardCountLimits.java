package io.purser.domain.card.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** How many cards each customer may have. Used inside a unit of work of the tenant. */
public interface CardCountLimits {
  /** Adds a customer's only one, with version 1. */
  void add(CardCountLimit limit);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(CardCountLimit limit);

  /** Empty when it was never changed. */
  Optional<CardCountLimit> get(TenantId tenant, CustomerId customer);

  /** The same, locked until the unit of work ends. */
  Optional<CardCountLimit> getForUpdate(TenantId tenant, CustomerId customer);
}
