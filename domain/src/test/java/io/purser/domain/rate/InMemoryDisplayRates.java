package io.purser.domain.rate;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;

/** {@link DisplayRates} in memory. */
public final class InMemoryDisplayRates implements DisplayRates {
  private final InMemoryUnitOfWork work;
  private final Rows<TenantId, RateTable> rows;

  public InMemoryDisplayRates(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public RateTable get(TenantId tenant) {
    work.require(tenant, "displayRates.get");
    return rows.get(tenant).orElseGet(() -> RateTable.none(tenant));
  }

  @Override
  public void save(RateTable table) {
    work.require(table.tenant(), "displayRates.save");
    long stored = rows.lock(table.tenant()).map(RateTable::version).orElse(0L);
    if (stored != table.version()) {
      throw new StaleAggregate(table.tenant().value());
    }
    rows.put(table.tenant(), table.withVersion(table.version() + 1));
  }
}
