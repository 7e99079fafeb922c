package io.purser.domain.wallet.external;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link ExternalWallets} in memory. */
public final class InMemoryExternalWallets implements ExternalWallets {
  private final InMemoryUnitOfWork work;
  private final Rows<ExternalWalletId, Row> rows;

  public InMemoryExternalWallets(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Linking link(ExternalWallet wallet) {
    work.require(wallet.tenant(), "externalWallets.link");
    rows.lockUnique(List.of(wallet.tenant(), wallet.customer(), wallet.address()));
    return of(wallet.tenant(), wallet.customer())
        .filter(other -> other.address().equals(wallet.address()))
        .findFirst()
        .<Linking>map(other -> new Linking.AlreadyLinked(other.id()))
        .orElseGet(
            () -> {
              rows.add(wallet.id(), new Row(wallet, true));
              return new Linking.Linked();
            });
  }

  @Override
  public boolean unlink(ExternalWallet wallet, Instant at) {
    work.require(wallet.tenant(), "externalWallets.unlink");
    rows.lock(wallet.id());
    var found = get(wallet.tenant(), wallet.id());
    found.ifPresent(
        stored -> {
          requireVersion(wallet, stored);
          rows.put(wallet.id(), new Row(stored, false));
        });
    return found.isPresent();
  }

  @Override
  public ExternalWallet save(ExternalWallet wallet) {
    work.require(wallet.tenant(), "externalWallets.save");
    rows.lock(wallet.id());
    requireVersion(
        wallet,
        get(wallet.tenant(), wallet.id())
            .orElseThrow(() -> new StaleAggregate(wallet.id().value())));
    var saved = wallet.saved();
    rows.put(wallet.id(), new Row(saved, true));
    return saved;
  }

  private static void requireVersion(ExternalWallet wallet, ExternalWallet stored) {
    if (stored.version() != wallet.version()) {
      throw new StaleAggregate(wallet.id().value());
    }
  }

  @Override
  public Optional<ExternalWallet> get(TenantId tenant, ExternalWalletId id) {
    work.require(tenant, "externalWallets.get");
    return rows.get(id)
        .filter(Row::isLinked)
        .map(Row::wallet)
        .filter(wallet -> wallet.tenant().equals(tenant));
  }

  @Override
  public Page<ExternalWallet> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "externalWallets.list");
    return Pages.cut(
        of(tenant, customer), page, wallet -> new Position(wallet.linkedAt(), wallet.id().value()));
  }

  /** Takes all away that were ever linked. */
  public void forget(TenantId tenant, CustomerId customer) {
    work.require(tenant, "externalWallets.forget");
    rows.all()
        .map(Row::wallet)
        .filter(wallet -> wallet.tenant().equals(tenant) && wallet.customer().equals(customer))
        .forEach(wallet -> rows.remove(wallet.id()));
  }

  private Stream<ExternalWallet> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(Row::isLinked)
        .map(Row::wallet)
        .filter(wallet -> wallet.tenant().equals(tenant))
        .filter(wallet -> wallet.customer().equals(customer));
  }

  private record Row(ExternalWallet wallet, boolean isLinked) {}
}
