package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of one of the tenant's services. The secret itself is shown once, when the key is made, and
 * only its hash is kept.
 *
 * @param expiresAt when it stops working, or null for never
 * @param lastUsedAt the minute of its last use as far as it was noted, or null; {@link
 *     ApiKeys#used} alone writes it
 */
public record ApiKey(
    Header header,
    Secret secret,
    Purpose purpose,
    @Nullable Instant expiresAt,
    State state,
    @Nullable Instant lastUsedAt) {
  public static final int LONGEST_DESCRIPTION = 200;

  /** {@code version} is the one loaded; saving over any other is refused. */
  public record Header(
      ApiKeyId id, TenantId tenant, Instant createdAt, Instant updatedAt, long version) {}

  /**
   * What is kept of the secret.
   *
   * @param mode that of the tenant, which the public part begins with
   * @param publicPart the beginning of the secret, which people may say and which finds the key
   * @param hash SHA-256 of the whole, in hex; it has 260 random bits, so it needs no slower hash
   * @param toldTo the principals of the operators who were told it, or that of a key before it
   */
  public record Secret(TenantMode mode, String publicPart, String hash, Set<String> toldTo) {
    public Secret {
      toldTo = Set.copyOf(toldTo);
    }
  }

  /**
   * What a key is for. One that comes after it has the same.
   *
   * @param service who calls with it; several keys of one service are the same caller
   * @param description what it is for in the tenant's words; may be empty
   */
  public record Purpose(String service, String description, Set<Scope> scopes, AllowList allowed) {
    public Purpose {
      scopes = Set.copyOf(scopes);
    }
  }

  /** Whether it may be used at all. */
  public sealed interface State {
    record Active() implements State {}

    /** Another came after it; until then it works as well. */
    record Rotated(ApiKeyId successor, Instant until) implements State {}

    record Revoked(Instant at) implements State {}
  }

  public ApiKeyId id() {
    return header.id();
  }

  public TenantId tenant() {
    return header.tenant();
  }

  public boolean isValidAt(Instant time) {
    return (expiresAt == null || time.isBefore(expiresAt))
        && switch (state) {
          case State.Active _ -> true;
          case State.Rotated(_, var until) -> time.isBefore(until);
          case State.Revoked _ -> false;
        };
  }

  /** Whether another may come after it: once, and while it works. */
  public boolean canBeRotatedAt(Instant time) {
    return state instanceof State.Active && isValidAt(time);
  }

  /** How long it was made for, or null for ever. */
  @Nullable Duration lifetime() {
    return expiresAt == null ? null : Duration.between(header.createdAt(), expiresAt);
  }

  ApiKey rotated(ApiKeyId successor, Instant until, Instant at) {
    return with(purpose, new State.Rotated(successor, until), at);
  }

  ApiKey revoked(Instant at) {
    return with(purpose, new State.Revoked(at), at);
  }

  ApiKey changed(String description, AllowList allowed, Instant at) {
    return with(new Purpose(purpose.service(), description, purpose.scopes(), allowed), state, at);
  }

  private ApiKey with(Purpose newPurpose, State newState, Instant at) {
    var touched =
        new Header(header.id(), header.tenant(), header.createdAt(), at, header.version());
    return new ApiKey(touched, secret, newPurpose, expiresAt, newState, lastUsedAt);
  }

  /** The same as it is after it was saved. */
  public ApiKey saved() {
    var next =
        new Header(
            header.id(),
            header.tenant(),
            header.createdAt(),
            header.updatedAt(),
            header.version() + 1);
    return new ApiKey(next, secret, purpose, expiresAt, state, lastUsedAt);
  }
}
