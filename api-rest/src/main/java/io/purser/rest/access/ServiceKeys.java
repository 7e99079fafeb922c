package io.purser.rest.access;

import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.Caller;
import io.purser.domain.access.IssueApiKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Callers with an API key. */
@Singleton
final class ServiceKeys {
  /** How long a key that was withdrawn may go on working. */
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(5);

  private static final int REMEMBERED = 10_000;

  private final ApiKeys keys;
  private final InstantSource clock;
  private final ShortMemory<String, ApiKey> known = new ShortMemory<>(REMEMBERED, REMEMBERED_FOR);

  /** Apart from the known ones, so that made-up keys cannot push those out. */
  private final ShortMemory<String, Boolean> unknown =
      new ShortMemory<>(REMEMBERED, REMEMBERED_FOR);

  ServiceKeys(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Optional<Caller> callerWith(String secret) {
    return find(IssueApiKey.hash(secret))
        .filter(key -> key.isValidAt(clock.instant()))
        .map(key -> new Caller.Service(key.tenant(), key.service(), key.id(), key.scopes()));
  }

  private Optional<ApiKey> find(String hash) {
    var remembered = known.get(hash);
    if (remembered.isPresent() || unknown.get(hash).isPresent()) {
      return remembered;
    }
    var found = keys.byHash(hash);
    found.ifPresentOrElse(key -> known.put(hash, key), () -> unknown.put(hash, true));
    return found;
  }
}
