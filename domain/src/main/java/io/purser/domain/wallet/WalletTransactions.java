package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All transactions. Used inside a unit of work of the tenant. */
public interface WalletTransactions {
  Optional<WalletTransaction> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId);

  /** The provider's ids of the withdrawals of this amount that were booked before this time. */
  Set<String> withdrawalsBefore(TenantId tenant, WalletId wallet, AssetAmount amount, Instant time);

  void add(WalletTransaction transaction);

  /**
   * Stores the state of one that was pending.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is final already; nothing is written then
   */
  void save(WalletTransaction transaction);

  /** Newest first. */
  Page<WalletTransaction> list(
      TenantId tenant, CustomerId customer, List<TransactionFilter> filters, PageRequest page);
}
