package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@link ApiKeys} in memory. */
public final class InMemoryApiKeys implements ApiKeys {
  private final InMemoryUnitOfWork work;
  private final Rows<String, ApiKey> rows;
  private final InstantSource clock;

  public InMemoryApiKeys(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public Optional<ApiKey> byHash(String hash) {
    return work.alone("apiKeys.byHash", () -> rows.get(hash));
  }

  @Override
  public void add(ApiKey key) {
    work.alone(
        "apiKeys.add",
        () -> {
          rows.add(key.hash(), key);
          return key;
        });
  }

  @Override
  public boolean exists(TenantId tenant, String service) {
    return work.alone(
        "apiKeys.exists",
        () ->
            rows.all()
                .filter(key -> key.tenant().equals(tenant))
                .filter(key -> key.service().equals(service))
                .anyMatch(key -> key.isValidAt(clock.instant())));
  }

  /** Every key of every tenant, for assertions. */
  public List<ApiKey> all() {
    return rows.committed();
  }
}
