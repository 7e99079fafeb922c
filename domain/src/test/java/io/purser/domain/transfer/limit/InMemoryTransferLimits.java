package io.purser.domain.transfer.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import org.jspecify.annotations.Nullable;

/** {@link TransferLimits} in memory. */
public final class InMemoryTransferLimits implements TransferLimits {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, SendingLimits> rows;

  public InMemoryTransferLimits(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Key(TenantId tenant, String subject) {}

  @Override
  public SendingLimits get(TenantId tenant, @Nullable CustomerId customer) {
    work.require(tenant, "transferLimits.get");
    var none = SendingLimits.none(tenant, customer);
    return rows.get(new Key(tenant, none.subject())).orElse(none);
  }

  @Override
  public void save(SendingLimits limits) {
    work.require(limits.tenant(), "transferLimits.save");
    var key = new Key(limits.tenant(), limits.subject());
    long stored = rows.lock(key).map(SendingLimits::version).orElse(0L);
    if (stored != limits.version()) {
      throw new StaleAggregate(limits.subject());
    }
    rows.put(key, limits.withVersion(limits.version() + 1));
  }
}
