package io.purser.domain.card.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.Optional;

/** {@link CardCountLimits} in memory. */
public final class InMemoryCardCountLimits implements CardCountLimits {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, CardCountLimit> rows;

  public InMemoryCardCountLimits(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Key(TenantId tenant, CustomerId customer) {}

  @Override
  public void add(CardCountLimit limit) {
    work.require(limit.tenant(), "cardCountLimits.add");
    rows.add(new Key(limit.tenant(), limit.customer()), limit.withVersion(1));
  }

  @Override
  public void save(CardCountLimit limit) {
    work.require(limit.tenant(), "cardCountLimits.save");
    var key = new Key(limit.tenant(), limit.customer());
    var stored = rows.lock(key);
    if (stored.isEmpty() || stored.get().version() != limit.version()) {
      throw new StaleAggregate(limit.customer().value());
    }
    rows.put(key, limit.withVersion(limit.version() + 1));
  }

  @Override
  public Optional<CardCountLimit> get(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardCountLimits.get");
    return rows.get(new Key(tenant, customer));
  }

  @Override
  public Optional<CardCountLimit> getForUpdate(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cardCountLimits.getForUpdate");
    return rows.lock(new Key(tenant, customer));
  }
}
