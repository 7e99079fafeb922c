package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All transfers. Used inside a unit of work of the tenant. */
public interface Transfers {
  /** Adds a transfer with version 1. No other of the tenant has its reference. */
  void add(Transfer.Unsettled transfer);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Transfer transfer);

  Optional<Transfer> get(TenantId tenant, TransferId id);

  Optional<Transfer> byReference(TenantId tenant, Reference reference);

  /** The transfer from this wallet that the provider knows by this id. */
  Optional<Transfer.Sent> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId);

  /** The unsettled transfer from this wallet to this address of this amount, if there is one. */
  Optional<TransferId> unsettledLike(TenantId tenant, TransferOrder order);

  /** The provider's ids of all transfers of this amount that were sent from the wallet. */
  Set<String> providerIds(TenantId tenant, WalletId wallet, AssetAmount amount);

  /**
   * Locks what the customer sends of the asset until the unit of work ends, after the customer and
   * before a wallet's balance. Whoever comes next sees what was planned under the lock.
   */
  void lockSending(TenantId tenant, CustomerId customer, String asset);

  /**
   * How much of the asset was planned after this time to be sent, on all chains, in whole units of
   * it. What came to nothing does not count: what was refused, never sent, declined, cancelled, or
   * failed.
   */
  BigDecimal counted(TenantId tenant, CustomerId customer, String asset, Instant after);

  /**
   * Those of any tenant that wait for approval and should have it by now, by the database's clock,
   * longest due first. A transaction of its own.
   */
  List<Overdue> overdue(int maximum);

  record Overdue(TenantId tenant, TransferId id) {}

  /** Newest first. */
  Page<Transfer> list(TenantId tenant, List<TransferFilter> filters, PageRequest page);
}
