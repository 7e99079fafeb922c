package io.purser.app;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.domain.tenant.KeyProvider;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What everything else stands on: randomness, ids and keys. The framework brings the clock. */
@Factory
final class Foundations {
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Singleton
  Ids ids(InstantSource clock, SecureRandom random) {
    return new TimeOrderedIds(clock, random);
  }

  @Singleton
  KeyProvider keyProvider(RequiredSettings settings) {
    return new KeyFile(settings.masterKeyFile());
  }

  @Singleton
  Journal journal(EventLog events, AuditLog audit, Ids ids) {
    return new Journal(events, audit, ids);
  }

  @Singleton
  IssueApiKey issueApiKey(ApiKeys keys, Ids ids, InstantSource clock, SecureRandom random) {
    return new IssueApiKey(keys, ids, clock, random);
  }
}
