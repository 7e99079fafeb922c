package io.purser.domain.access;

import io.purser.domain.Given;
import io.purser.domain.tenant.Tenant;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds keys that are in no store yet. */
public final class ApiKeyBuilder {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Tenant tenant;
  private final Instant createdAt;
  private KeySecret secret;
  private String service = "app";
  private Set<Scope> scopes = EnumSet.of(Scope.CUSTOMERS_READ, Scope.WALLETS_WRITE);
  private AllowList allowed = AllowList.ANYWHERE;
  private @Nullable Instant expiresAt;
  private Set<String> toldTo = Set.of("operator:issuer|boss");

  private ApiKeyBuilder(Tenant tenant, Instant createdAt) {
    this.tenant = tenant;
    this.createdAt = createdAt;
    this.secret = KeySecret.random(tenant.mode(), RANDOM);
  }

  public static ApiKeyBuilder aKeyOf(Tenant tenant, Instant createdAt) {
    return new ApiKeyBuilder(tenant, createdAt);
  }

  public ApiKeyBuilder withSecret(String text) {
    secret = KeySecret.parse(text).orElseThrow();
    return this;
  }

  public ApiKeyBuilder forService(String name) {
    service = name;
    return this;
  }

  public ApiKeyBuilder with(Set<Scope> newScopes) {
    scopes = newScopes;
    return this;
  }

  public ApiKeyBuilder from(String... blocks) {
    allowed = AllowList.of(List.of(blocks));
    return this;
  }

  public ApiKeyBuilder expiring(@Nullable Instant at) {
    expiresAt = at;
    return this;
  }

  public ApiKeyBuilder toldTo(String... operators) {
    toldTo = Set.of(operators);
    return this;
  }

  /** What the service shows. */
  public String secret() {
    return secret.reveal();
  }

  public ApiKey build() {
    return new ApiKey(
        new ApiKey.Header(ApiKeyId.next(Given.IDS), tenant.id(), createdAt, createdAt, 1),
        new ApiKey.Secret(tenant.mode(), secret.publicPart(), secret.hash(), toldTo),
        new ApiKey.Purpose(service, "tells the ledger", scopes, allowed),
        expiresAt,
        new ApiKey.State.Active(),
        null);
  }
}
