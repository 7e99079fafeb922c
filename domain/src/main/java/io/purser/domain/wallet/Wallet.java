package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A custodial wallet: the provider holds one asset on one chain for one customer. Each state offers
 * only its own moves.
 */
public sealed interface Wallet {
  Header header();

  /** {@code version} is the one loaded; saving over any other is refused. */
  record Header(
      WalletId id,
      TenantId tenant,
      CustomerId customer,
      Asset asset,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return new Header(id, tenant, customer, asset, createdAt, at, version);
    }
  }

  /** The provider is to open it; the operation knows how far that is. It has no address yet. */
  record Requested(Header header, OperationId operation) implements Wallet {
    public Active activate(ProviderWallet opened, Instant at) {
      return new Active(header.changed(at), opened, at);
    }

    public Failed fail(Rejection why, Instant at) {
      return new Failed(header.changed(at), why, at);
    }
  }

  /** Receives and holds the asset. */
  record Active(Header header, ProviderWallet provider, Instant activatedAt) implements Wallet {
    /** The same wallet, with what else the provider has told about it. */
    public Active known(ProviderWallet known, Instant at) {
      if (!known.id().equals(provider.id())) {
        throw new IllegalArgumentException("another wallet");
      }
      return new Active(header.changed(at), known, activatedAt);
    }
  }

  /** The provider refused. A new wallet of the same asset may be asked for. */
  record Failed(Header header, Rejection why, Instant failedAt) implements Wallet {}

  default WalletId id() {
    return header().id();
  }
}
