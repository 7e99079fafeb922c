package io.purser.domain.reconciliation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All breaks, and when customers were compared. Used inside a unit of work of the tenant. */
public interface Breaks {
  /** Adds it with version 1. A wallet has one open break at most; its balance is locked. */
  void add(Break added);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Break changed);

  Optional<Break> get(TenantId tenant, BreakId id);

  /** The same, locked until the unit of work ends. */
  Optional<Break> getForUpdate(TenantId tenant, BreakId id);

  /** The one of this wallet that is open, locked until the unit of work ends. */
  Optional<Break.Open> openOf(TenantId tenant, WalletId wallet);

  /** The last of this wallet that an operator took as it is. */
  Optional<Break.Closed> lastClosed(TenantId tenant, WalletId wallet);

  /** Newest first. */
  Page<Break> list(TenantId tenant, List<BreakFilter> filters, PageRequest page);

  /** When this customer was last compared with the provider. */
  Optional<Instant> comparedAt(TenantId tenant, CustomerId customer);

  void compared(TenantId tenant, CustomerId customer, Instant at);
}
