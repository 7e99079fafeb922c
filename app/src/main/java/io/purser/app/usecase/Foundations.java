package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.purser.app.setting.RequiredSettings;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.persistence.seal.RootKeyTable;
import io.purser.persistence.seal.RootKeys;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

/** What everything else stands on: time, randomness, ids and keys. */
@Factory
final class Foundations {
  /** The database keeps microseconds. A finer time would not be the same when it is read back. */
  private static final Duration TICK = Duration.ofNanos(1_000);

  @Singleton
  @Primary
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), TICK);
  }

  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Singleton
  Ids ids(InstantSource clock, SecureRandom random) {
    return new TimeOrderedIds(clock, random);
  }

  @Singleton
  RootKeys rootKeys(RequiredSettings settings, RootKeyTable table) {
    return new RootKeys(
        table,
        Stream.concat(Stream.of(settings.masterKey()), settings.nextMasterKey().stream()).toList());
  }

  @Singleton
  Journal journal(EventLog events, AuditLog audit, Ids ids) {
    return new Journal(events, audit, ids);
  }
}
