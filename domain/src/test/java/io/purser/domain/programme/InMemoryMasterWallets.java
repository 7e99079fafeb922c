package io.purser.domain.programme;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** {@link MasterWallets} in memory. */
public final class InMemoryMasterWallets implements MasterWallets {
  private final InMemoryUnitOfWork work;
  private final Rows<List<Object>, MasterWallet> rows;

  public InMemoryMasterWallets(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<MasterWallet> get(TenantId tenant, Currency currency) {
    work.require(tenant, "masterWallets.get");
    return rows.get(List.of(tenant, currency));
  }

  @Override
  public Optional<MasterWallet> lock(TenantId tenant, Currency currency) {
    work.require(tenant, "masterWallets.lock");
    return rows.lock(List.of(tenant, currency));
  }

  @Override
  public void save(TenantId tenant, MasterWallet wallet) {
    work.require(tenant, "masterWallets.save");
    rows.put(List.of(tenant, wallet.available().currency()), wallet);
  }
}
