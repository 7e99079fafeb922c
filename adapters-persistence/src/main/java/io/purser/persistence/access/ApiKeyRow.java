package io.purser.persistence.access;

import static java.util.Objects.requireNonNull;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.purser.domain.access.AllowList;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.persistence.Words;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key as it is stored. */
@MappedEntity(value = "api_key", schema = "purser")
record ApiKeyRow(
    @Id String id,
    String tenantId,
    String mode,
    String publicPart,
    String hash,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> toldTo,
    String service,
    String description,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> allowedFrom,
    String state,
    @Nullable String rotatedTo,
    @Nullable Instant worksUntil,
    @Nullable Instant revokedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  static final String ACTIVE = "active";
  static final String ROTATED = "rotated";
  static final String REVOKED = "revoked";

  ApiKey key() {
    return new ApiKey(
        new ApiKey.Header(new ApiKeyId(id), new TenantId(tenantId), createdAt, updatedAt, version),
        new ApiKey.Secret(
            Words.parse(TenantMode.class, mode), publicPart, hash, Set.copyOf(toldTo)),
        new ApiKey.Purpose(
            service,
            description,
            scopes.stream()
                .map(text -> Scope.parse(text).orElseThrow())
                .collect(Collectors.toUnmodifiableSet()),
            AllowList.of(allowedFrom)),
        expiresAt,
        stateOfKey(),
        lastUsedAt);
  }

  private ApiKey.State stateOfKey() {
    return switch (state) {
      case ACTIVE -> new ApiKey.State.Active();
      case ROTATED ->
          new ApiKey.State.Rotated(
              new ApiKeyId(requireNonNull(rotatedTo)), requireNonNull(worksUntil));
      case REVOKED -> new ApiKey.State.Revoked(requireNonNull(revokedAt));
      default -> throw new IllegalStateException("no key is " + state);
    };
  }
}
