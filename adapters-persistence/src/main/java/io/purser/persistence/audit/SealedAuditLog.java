package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.persistence.OpenWork;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;

/** Seals reasons, which people write and may name people. */
@Singleton
final class SealedAuditLog implements AuditLog {
  private final AuditEntryRows rows;
  private final SealKeys keys;

  SealedAuditLog(AuditEntryRows rows, SealKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  @Override
  public void append(AuditEntry entry) {
    OpenWork.requireProductPool(entry.tenant());
    var customer = entry.customer();
    var place = Place.of(AUDIT_ENTRY.REASON, entry.tenant().value(), entry.id());
    rows.save(
        new AuditEntryRow(
            entry.id(),
            entry.tenant().value(),
            entry.at(),
            entry.actor(),
            entry.action(),
            entry.subject(),
            customer == null ? null : customer.value(),
            entry.reason() == null
                ? null
                : keys.of(entry.tenant(), customer).seal(place, entry.reason()),
            entry.requestId()));
  }
}
