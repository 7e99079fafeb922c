package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;

/** Whoever compares our books with what the provider says is in wallets. */
@FunctionalInterface
public interface BalanceComparison {
  /**
   * Their transactions have just been read. Outside any unit of work.
   *
   * @return whether they were compared; they are not when it is not time, or nothing can be read
   */
  boolean handle(TenantId tenant, CustomerId customer, Deadline deadline);
}
