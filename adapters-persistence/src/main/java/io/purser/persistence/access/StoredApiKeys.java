package io.purser.persistence.access;

import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class StoredApiKeys implements ApiKeys {
  private final Transactions transactions;
  private final ApiKeyRows rows;

  StoredApiKeys(Transactions transactions, ApiKeyRows rows) {
    this.transactions = transactions;
    this.rows = rows;
  }

  @Override
  public Optional<ApiKey> byHash(String hash) {
    var found =
        transactions.inNone(
            dsl -> Routines.apiKeyByHash(dsl.configuration(), hash).stream().findFirst());
    return found.flatMap(
        key ->
            transactions.inTenant(
                key.getTenantId(),
                _ ->
                    rows.findByTenantIdAndId(key.getTenantId().value(), key.getId().value())
                        .map(ApiKeyRow::key)));
  }

  @Override
  public void add(ApiKey key) {
    transactions.inTenant(key.tenant(), _ -> rows.save(ApiKeyRow.of(key)));
  }

  @Override
  public boolean exists(TenantId tenant, String service) {
    return transactions.inTenant(tenant, _ -> rows.hasValidKey(tenant.value(), service));
  }
}
