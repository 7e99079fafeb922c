package io.purser.domain.programme;

import static java.util.Comparator.comparing;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** {@link MasterWallets} in memory. */
public final class InMemoryMasterWallets implements MasterWallets {
  private final InMemoryUnitOfWork work;
  private final Rows<List<Object>, Owned> rows;

  public InMemoryMasterWallets(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Owned(TenantId tenant, MasterWallet wallet) {}

  @Override
  public Optional<MasterWallet> get(TenantId tenant, Currency currency) {
    work.require(tenant, "masterWallets.get");
    return rows.get(List.of(tenant, currency)).map(Owned::wallet);
  }

  @Override
  public Optional<MasterWallet> lock(TenantId tenant, Currency currency) {
    work.require(tenant, "masterWallets.lock");
    return rows.lock(List.of(tenant, currency)).map(Owned::wallet);
  }

  @Override
  public List<MasterWallet> all(TenantId tenant) {
    work.require(tenant, "masterWallets.all");
    return rows.all()
        .filter(row -> row.tenant().equals(tenant))
        .map(Owned::wallet)
        .sorted(comparing(wallet -> wallet.available().currency().getCurrencyCode()))
        .toList();
  }

  @Override
  public void save(TenantId tenant, MasterWallet wallet) {
    work.require(tenant, "masterWallets.save");
    rows.put(List.of(tenant, wallet.available().currency()), new Owned(tenant, wallet));
  }
}
