package io.purser.persistence.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key as it is stored. */
@MappedEntity(value = "api_key", schema = "purser")
record ApiKeyRow(
    @Id String id,
    String tenantId,
    String service,
    String hash,
    String hint,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt) {

  static ApiKeyRow of(ApiKey key) {
    return new ApiKeyRow(
        key.id().value(),
        key.tenant().value(),
        key.service(),
        key.hash(),
        key.hint(),
        key.scopes().stream().map(Scope::text).sorted().toList(),
        key.createdAt(),
        key.expiresAt());
  }

  ApiKey key() {
    return new ApiKey(
        new ApiKeyId(id),
        new TenantId(tenantId),
        service,
        hash,
        hint,
        scopes.stream()
            .map(text -> Scope.parse(text).orElseThrow())
            .collect(Collectors.toUnmodifiableSet()),
        createdAt,
        expiresAt);
  }
}
