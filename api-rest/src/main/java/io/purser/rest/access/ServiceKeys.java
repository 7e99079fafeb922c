package io.purser.rest.access;

import io.micronaut.http.HttpRequest;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.Caller;
import io.purser.domain.access.KeySecret;
import io.purser.domain.access.KeyUses;
import io.purser.rest.edge.ClientAddress;
import io.purser.rest.edge.RequestCaller;
import io.purser.rest.edge.Unproved;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Callers with an API key. What is known of a key is remembered for a moment, here and nowhere
 * else; so long may a key go on working that was revoked or changed.
 */
@Singleton
final class ServiceKeys {
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);
  private static final int REMEMBERED = 10_000;

  private final ApiKeys keys;
  private final KeyUses uses;
  private final InstantSource clock;
  private final ShortMemory<KeySecret, ApiKey> known =
      new ShortMemory<>(REMEMBERED, REMEMBERED_FOR);

  /** Apart from the known ones, so that made-up keys cannot push those out. */
  private final ShortMemory<KeySecret, Boolean> unknown =
      new ShortMemory<>(REMEMBERED, REMEMBERED_FOR);

  ServiceKeys(ApiKeys keys, KeyUses uses, InstantSource clock) {
    this.keys = keys;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * @throws ProvesNothing when the text is no key, or none that is good now
   * @throws Refused when it is, and may not be used from this address
   */
  Caller callerWith(String text, HttpRequest<?> request) {
    var secret = KeySecret.parse(text).orElseThrow(() -> new ProvesNothing(Unproved.UNREADABLE));
    var key = find(secret).orElseThrow(() -> new ProvesNothing(Unproved.UNKNOWN_KEY));
    var now = clock.instant();
    if (!key.isValidAt(now)) {
      throw new ProvesNothing(Unproved.KEY_ENDED);
    }
    var caller = callerWith(key);
    if (!key.purpose().allowed().allows(ClientAddress.of(request))) {
      // Whose key it is that somebody has there, the log has to say.
      RequestCaller.note(request, caller);
      throw new Refused(ProblemCode.ADDRESS_NOT_ALLOWED);
    }
    uses.note(key, now);
    return caller;
  }

  private static Caller callerWith(ApiKey key) {
    var purpose = key.purpose();
    return new Caller.Service(
        key.tenant(),
        new Caller.Service.Identity.Key(purpose.service(), key.id(), key.secret().toldTo()),
        purpose.scopes());
  }

  private Optional<ApiKey> find(KeySecret secret) {
    var remembered = known.get(secret);
    if (remembered.isPresent() || unknown.get(secret).isPresent()) {
      return remembered;
    }
    long asOf = System.nanoTime();
    var found = keys.byPublicPart(secret.publicPart()).filter(secret::isOf);
    found.ifPresentOrElse(
        key -> known.put(secret, key, asOf), () -> unknown.put(secret, true, asOf));
    return found;
  }
}
