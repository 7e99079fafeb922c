package io.purser.domain.card.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The spending limits of all customers. Used, where nothing else is said, in a unit of work. */
public interface SpendingLimits {
  /** Adds a customer's only one, with version 1. */
  void add(SpendingLimit limit);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(SpendingLimit limit);

  Optional<SpendingLimit> get(TenantId tenant, CustomerId customer);

  /** The same, locked until the unit of work ends. */
  Optional<SpendingLimit> getForUpdate(TenantId tenant, CustomerId customer);

  /**
   * Those of any tenant whose scheduled change should be in force, and of which the provider was
   * not asked for this long; or for a tenth of the time that the change is late, where that is
   * longer, up to a day. The longest unasked first. Each is named to one asker and then not again
   * until it is due anew. A transaction of its own.
   */
  List<Due> due(Duration age, int maximum);

  record Due(TenantId tenant, CustomerId customer) {}
}
