package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import jakarta.inject.Singleton;

/**
 * Adds the row when the unit of work ends. A trigger notes that it is in no batch yet, so that what
 * nodes of the version before have written is sealed as well.
 */
@Singleton
final class SealedAuditLog implements AuditLog {
  private static final ReadyStatement INSERT = ReadyStatement.insertInto(AUDIT_ENTRY);

  private final AuditColumns columns;

  SealedAuditLog(AuditColumns columns) {
    this.columns = columns;
  }

  @Override
  public void append(AuditEntry entry) {
    OpenWork.atTheEnd(entry.tenant(), INSERT, columns.row(entry).intoArray());
  }
}
