package io.purser.domain.wallet.external;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * All external wallets that are linked. One that was unlinked is kept, for whoever has to explain
 * later where money came from, but none of these shows it. Used inside a unit of work of the
 * tenant.
 */
public interface ExternalWallets {
  /** Adds it, unless the customer has linked this address on this chain. */
  Linking link(ExternalWallet wallet);

  /**
   * Whether it was linked until now.
   *
   * @throws io.purser.domain.work.StaleAggregate when it has changed since it was loaded
   */
  boolean unlink(ExternalWallet wallet, Instant at);

  /**
   * Saves what was shown and told of it, and asked for. The next version is returned.
   *
   * @throws io.purser.domain.work.StaleAggregate when it has changed since it was loaded, or was
   *     unlinked
   */
  ExternalWallet save(ExternalWallet wallet);

  Optional<ExternalWallet> get(TenantId tenant, ExternalWalletId id);

  /** Newest first. */
  Page<ExternalWallet> list(TenantId tenant, CustomerId customer, PageRequest page);

  /** What came of {@link #link}. */
  sealed interface Linking {
    record Linked() implements Linking {}

    /** The customer has it under this id. */
    record AlreadyLinked(ExternalWalletId existing) implements Linking {}
  }
}
