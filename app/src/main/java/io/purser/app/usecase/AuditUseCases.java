package io.purser.app.usecase;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.AuditSealer;
import io.purser.domain.audit.AuditSeals;
import io.purser.domain.audit.AuditTrail;
import io.purser.domain.audit.ReadAuditLog;
import io.purser.domain.event.Journal;
import io.purser.domain.work.UnitOfWork;
import io.purser.persistence.verify.KeptHead;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what seals the audit log, and its measure. */
@Factory
final class AuditUseCases {
  private static final Logger LOG = LoggerFactory.getLogger(AuditUseCases.class);
  private static final double MILLIS = Duration.ofSeconds(1).toMillis();

  @Singleton
  AuditSealer auditSealer(AuditSeals seals, InstantSource clock, MeterRegistry metrics) {
    var sealer = new AuditSealer(seals, AuditUseCases::tell, clock);
    Gauge.builder("purser.audit.unsealed.age", sealer, it -> it.lag().toMillis() / MILLIS)
        .baseUnit("seconds")
        .description("how long the oldest entry of the audit log has been in no batch")
        .register(metrics);
    return sealer;
  }

  @Singleton
  ReadAuditLog readAuditLog(
      UnitOfWork work, AuditTrail trail, Journal journal, InstantSource clock) {
    return new ReadAuditLog(work, trail, journal, clock);
  }

  /** Where logs are kept elsewhere, what was sealed cannot be taken away unseen. */
  private static void tell(AuditBatch batch) {
    LOG.info(
        "audit log sealed: {}",
        new KeptHead(batch.tenant(), batch.number(), batch.digest()).text());
  }
}
