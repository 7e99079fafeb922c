package io.purser.domain.transfer.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** All limits of transfers. Used inside a unit of work of the tenant. */
public interface TransferLimits {
  /**
   * The limits of one customer, or of everybody; with version 0 when none were ever set.
   *
   * @param customer null for everybody's
   */
  SendingLimits get(TenantId tenant, @Nullable CustomerId customer);

  /** What the customer may send of an asset: the lower of their own limits and everybody's. */
  default SendingLimit inForce(TenantId tenant, CustomerId customer, String asset) {
    return get(tenant, null).of(asset).and(get(tenant, customer).of(asset));
  }

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(SendingLimits limits);
}
