package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.schema.tables.records.AuditEntryRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;

/** Seals reasons, which people write and may name people. */
@Singleton
final class SealedAuditLog implements AuditLog {
  private static final ReadyStatement INSERT = ReadyStatement.insertInto(AUDIT_ENTRY);

  private final SealKeys keys;

  SealedAuditLog(SealKeys keys) {
    this.keys = keys;
  }

  @Override
  public void append(AuditEntry entry) {
    var place = Place.of(AUDIT_ENTRY.REASON, entry.tenant().value(), entry.id());
    var row = new AuditEntryRecord();
    row.setTenantId(entry.tenant());
    row.setId(entry.id());
    row.setAt(entry.at());
    row.setActor(entry.actor());
    row.setAction(entry.action());
    row.setSubject(entry.subject());
    row.setCustomerId(entry.customer());
    if (entry.reason() != null) {
      row.setReason(keys.of(entry.tenant(), entry.customer()).seal(place, entry.reason()));
    }
    row.setRequestId(entry.requestId());
    OpenWork.atTheEnd(entry.tenant(), INSERT, row.intoArray());
  }
}
