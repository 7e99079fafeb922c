package io.purser.domain.access;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.Tenant;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a key for a service. Inside a unit of work of the tenant. */
public final class IssueApiKey {
  /** How many keys of a tenant may work at a time. */
  public static final int MOST = 100;

  private static final Pattern SERVICE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final ApiKeys keys;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random;

  public IssueApiKey(
      ApiKeys keys, Journal journal, Ids ids, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** Why no service is called this, or empty when one may be. */
  public static Optional<String> problemWithService(String name) {
    return SERVICE.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("must be 1 to 40 lower-case letters, digits and hyphens");
  }

  /**
   * @param tellTo the {@linkplain Caller#hands hands} of whoever is told the secret
   */
  public Result handle(
      Tenant tenant,
      ApiKey.Purpose purpose,
      @Nullable Instant expiresAt,
      Set<String> tellTo,
      Initiator by) {
    var now = clock.instant();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      return new Result.ExpiresAtOnce();
    }
    if (keys.countValid(tenant.id(), now) >= MOST) {
      return new Result.TooMany();
    }
    var secret = KeySecret.random(tenant.mode(), random);
    var key =
        new ApiKey(
            new ApiKey.Header(ApiKeyId.next(ids), tenant.id(), now, now, 1),
            new ApiKey.Secret(tenant.mode(), secret.publicPart(), secret.hash(), tellTo),
            purpose,
            expiresAt,
            new ApiKey.State.Active(),
            null);
    keys.add(key);
    journal.note(by, tenant.id(), "api_key.created", key.id().value(), now);
    return new Result.Issued(key, secret);
  }

  /** What came of it. */
  public sealed interface Result {
    /** The secret is not kept and cannot be had again. */
    record Issued(ApiKey key, KeySecret secret) implements Result {}

    record TooMany() implements Result {}

    /** It would work at no time. */
    record ExpiresAtOnce() implements Result {}
  }
}
