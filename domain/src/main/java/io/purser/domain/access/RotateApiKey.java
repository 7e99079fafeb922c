package io.purser.domain.access;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key that comes after another: for the same service, with the same scopes and addresses,
 * and for as long as the one before was made for. The principal is the service, so whoever changes
 * over is the same caller, and a retry across the change is still a retry. Inside a unit of work.
 */
public final class RotateApiKey {
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
  public static final Duration USUAL_OVERLAP = Duration.ofDays(1);

  private final ApiKeys keys;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random;

  public RotateApiKey(
      ApiKeys keys, Journal journal, Ids ids, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param overlap how long the one of until now works as well, unless it expires before; at most
   *     {@link #LONGEST_OVERLAP}
   * @param tellTo the {@linkplain Caller#hands hands} of whoever is told the new secret; whoever
   *     was told that of the one of until now stays with them
   */
  public Result handle(
      TenantId tenant, ApiKeyId id, Duration overlap, Set<String> tellTo, Initiator by) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new IllegalArgumentException("an overlap of " + overlap);
    }
    var found = keys.lock(tenant, id);
    if (found.isEmpty()) {
      return new Result.NoSuchKey();
    }
    if (found.get().purpose().scopes().stream().anyMatch(Scope::isGivenByBootstrapAlone)) {
      return new Result.BootstrapAlone();
    }
    var now = clock.instant();
    return found.get().canBeRotatedAt(now)
        ? rotate(found.get(), now.plus(overlap), now, tellTo, by)
        : new Result.NotActive();
  }

  private Result rotate(
      ApiKey previous, Instant until, Instant now, Set<String> tellTo, Initiator by) {
    var tenant = previous.tenant();
    var mode = previous.secret().mode();
    var secret = KeySecret.random(mode, random);
    var toldTo = new HashSet<>(previous.secret().toldTo());
    toldTo.addAll(tellTo);
    var next =
        new ApiKey(
            new ApiKey.Header(ApiKeyId.next(ids), tenant, now, now, 1),
            new ApiKey.Secret(mode, secret.publicPart(), secret.hash(), toldTo),
            previous.purpose(),
            expiry(previous, now),
            new ApiKey.State.Active(),
            null);
    keys.add(next);
    keys.save(previous.rotated(next.id(), until, now));
    journal.note(by, tenant, "api_key.rotated", previous.id().value(), now);
    journal.note(by, tenant, "api_key.created", next.id().value(), now);
    return new Result.Rotated(next, secret);
  }

  private static @Nullable Instant expiry(ApiKey previous, Instant now) {
    var lifetime = previous.lifetime();
    return lifetime == null ? null : now.plus(lifetime);
  }

  /** What came of it. */
  public sealed interface Result {
    /** The key that came after it. The secret is not kept and cannot be had again. */
    record Rotated(ApiKey next, KeySecret secret) implements Result {}

    record NoSuchKey() implements Result {}

    /** It has a scope that whoever rotates it must not come by: its successor is bootstrap's. */
    record BootstrapAlone() implements Result {}

    /** It was rotated before, revoked, or has expired. */
    record NotActive() implements Result {}
  }
}
