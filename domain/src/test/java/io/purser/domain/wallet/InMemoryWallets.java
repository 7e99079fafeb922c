package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.money.Asset;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Wallets} in memory. */
public final class InMemoryWallets implements Wallets {
  private final InMemoryUnitOfWork work;
  private final Rows<WalletId, Wallet> rows;

  public InMemoryWallets(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Wallet.Requested wallet) {
    var header = wallet.header();
    work.require(header.tenant(), "wallets.add");
    rows.lockUnique(List.of(header.tenant(), header.customer(), header.asset()));
    openOf(header.tenant(), header.customer(), header.asset())
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is open already");
            });
    rows.add(wallet.id(), withVersion(wallet, 1));
  }

  @Override
  public Optional<WalletId> open(TenantId tenant, CustomerId customer, Asset asset) {
    work.require(tenant, "wallets.open");
    return openOf(tenant, customer, asset).map(Wallet::id).findFirst();
  }

  @Override
  public void save(Wallet wallet) {
    var header = wallet.header();
    work.require(header.tenant(), "wallets.save");
    var stored = rows.lock(wallet.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(wallet.id().value());
    }
    rows.put(wallet.id(), withVersion(wallet, header.version() + 1));
  }

  @Override
  public Optional<Wallet> get(TenantId tenant, WalletId id) {
    work.require(tenant, "wallets.get");
    return rows.get(id).filter(wallet -> wallet.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Wallet.Active> byProviderId(
      TenantId tenant, CustomerId customer, String providerWalletId) {
    work.require(tenant, "wallets.byProviderId");
    return activeOf(tenant, customer)
        .filter(wallet -> wallet.provider().id().equals(providerWalletId))
        .findFirst();
  }

  @Override
  public Optional<Wallet.Active> active(TenantId tenant, CustomerId customer, Asset asset) {
    work.require(tenant, "wallets.active");
    return activeOf(tenant, customer)
        .filter(wallet -> wallet.header().asset().equals(asset))
        .findFirst();
  }

  @Override
  public Page<Wallet> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "wallets.list");
    return Pages.cut(
        of(tenant, customer),
        page,
        wallet -> new Position(wallet.header().createdAt(), wallet.id().value()));
  }

  /** Every wallet of every tenant, for assertions. */
  public List<Wallet> all() {
    return rows.committed();
  }

  private Stream<Wallet> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(wallet -> wallet.header().tenant().equals(tenant))
        .filter(wallet -> wallet.header().customer().equals(customer));
  }

  private Stream<Wallet> openOf(TenantId tenant, CustomerId customer, Asset asset) {
    return of(tenant, customer)
        .filter(wallet -> !(wallet instanceof Wallet.Failed))
        .filter(wallet -> wallet.header().asset().equals(asset));
  }

  private Stream<Wallet.Active> activeOf(TenantId tenant, CustomerId customer) {
    return of(tenant, customer)
        .filter(Wallet.Active.class::isInstance)
        .map(Wallet.Active.class::cast);
  }

  private static Wallet withVersion(Wallet wallet, long version) {
    var loaded = wallet.header();
    var header =
        new Wallet.Header(
            loaded.id(),
            loaded.tenant(),
            loaded.customer(),
            loaded.asset(),
            loaded.createdAt(),
            loaded.updatedAt(),
            version);
    return switch (wallet) {
      case Wallet.Requested(_, var operation) -> new Wallet.Requested(header, operation);
      case Wallet.Active(_, var provider, var at) -> new Wallet.Active(header, provider, at);
      case Wallet.Failed(_, var why, var at) -> new Wallet.Failed(header, why, at);
    };
  }
}
