package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** All transactions. Used inside a unit of work of the tenant. */
public interface WalletTransactions {
  Optional<WalletTransaction> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId);

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
