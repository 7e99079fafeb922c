package io.purser.persistence.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Every request of a service begins here, so a key that was found is remembered for a moment. */
@Singleton
final class StoredApiKeys implements ApiKeys {
  private static final int KEPT_IN_MEMORY = 10_000;

  /** Also how long a key may still work after its row was taken away. */
  private static final Duration KEPT_FOR = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final ApiKeyRows rows;
  private final Cache<String, ApiKey> byHash =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).expireAfterWrite(KEPT_FOR).build();

  StoredApiKeys(Transactions transactions, ApiKeyRows rows) {
    this.transactions = transactions;
    this.rows = rows;
  }

  @Override
  public Optional<ApiKey> byHash(String hash) {
    transactions.requireNoOpenWork();
    var known = byHash.getIfPresent(hash);
    if (known != null) {
      return Optional.of(known);
    }
    var found = find(hash);
    found.ifPresent(key -> byHash.put(hash, key));
    return found;
  }

  private Optional<ApiKey> find(String hash) {
    return transactions
        .inNone(dsl -> Routines.apiKeyByHash(dsl.configuration(), hash).stream().findFirst())
        .flatMap(key -> read(key.getTenantId(), key.getId()));
  }

  private Optional<ApiKey> read(TenantId tenant, ApiKeyId id) {
    return transactions.inTenant(
        tenant, () -> rows.findByTenantIdAndId(tenant.value(), id.value()).map(ApiKeyRow::key));
  }

  @Override
  public void add(ApiKey key) {
    transactions.inTenant(key.tenant(), () -> rows.save(ApiKeyRow.of(key)));
  }

  @Override
  public boolean exists(TenantId tenant, String service) {
    return transactions.inTenant(tenant, () -> rows.hasValidKey(tenant.value(), service));
  }
}
