package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Asset;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All wallets. Used inside a unit of work of the tenant. */
public interface Wallets {
  /**
   * Adds a wallet with version 1. The customer has no other of this asset that has not failed: see
   * {@link #open}.
   */
  void add(Wallet.Requested wallet);

  /** The wallet of a customer in an asset that is requested or active; there is at most one. */
  Optional<WalletId> open(TenantId tenant, CustomerId customer, Asset asset);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Wallet wallet);

  Optional<Wallet> get(TenantId tenant, WalletId id);

  /** The active wallet of a customer that the provider knows by this id. */
  Optional<Wallet.Active> byProviderId(
      TenantId tenant, CustomerId customer, String providerWalletId);

  /** The active wallet of a customer in an asset. */
  Optional<Wallet.Active> active(TenantId tenant, CustomerId customer, Asset asset);

  /** Newest first. */
  Page<Wallet> list(TenantId tenant, CustomerId customer, PageRequest page);
}
