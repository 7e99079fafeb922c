package io.purser.domain.tenant.credential;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@link ProviderCredentials} in memory. */
public final class InMemoryProviderCredentials implements ProviderCredentials {
  private final InMemoryUnitOfWork work;
  private final Rows<ProviderAccountId, StoredCredentials> rows;

  public InMemoryProviderCredentials(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<StoredCredentials> of(ProviderAccountId account) {
    return work.alone("providerCredentials.of", () -> rows.get(account));
  }

  @Override
  public Map<ProviderAccountId, Long> versions() {
    return work.alone(
        "providerCredentials.versions",
        () ->
            rows.all()
                .collect(
                    toUnmodifiableMap(StoredCredentials::account, StoredCredentials::version)));
  }

  @Override
  public StoredCredentials put(Tenant tenant, ProviderKey key, String by, Instant at) {
    work.require(tenant.id(), "providerCredentials.put");
    var account = tenant.account();
    long version = rows.lock(account).map(StoredCredentials::version).orElse(0L) + 1;
    var stored = new StoredCredentials(account, key, by, at, version);
    rows.put(account, stored);
    return stored;
  }
}
