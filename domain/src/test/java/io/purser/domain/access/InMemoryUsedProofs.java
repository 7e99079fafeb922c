package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Instant;

/** {@link UsedProofs} in memory. */
public final class InMemoryUsedProofs implements UsedProofs {
  private record Key(TenantId tenant, String hash) {}

  private final InMemoryUnitOfWork work;
  private final Rows<Key, Instant> rows;

  public InMemoryUsedProofs(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public boolean use(TenantId tenant, String hash, Instant until) {
    work.require(tenant, "usedProofs.use");
    var key = new Key(tenant, hash);
    if (rows.lock(key).isPresent()) {
      return false;
    }
    rows.put(key, until);
    return true;
  }
}
