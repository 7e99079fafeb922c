package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditKey;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.tenant.KeyProvider;
import io.purser.persistence.schema.tables.records.AuditEntryRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Between entries and their rows. Reasons and addresses are sealed, and so is what changed, under
 * the key of whom the entry is about.
 */
@Singleton
final class AuditColumns {
  private final SealKeys keys;
  private final ChangesDocument changes;
  private final AuditKey marks;

  AuditColumns(SealKeys keys, ChangesDocument changes, KeyProvider provider) {
    this.keys = keys;
    this.changes = changes;
    this.marks = new AuditKey(provider);
  }

  /** The row of a new entry, with its mark. In a unit of work of the tenant. */
  AuditEntryRecord row(AuditEntry entry) {
    var row = new AuditEntryRecord();
    row.setTenantId(entry.tenant());
    row.setId(entry.id());
    // As the database keeps it, since the mark is over what is stored.
    row.setAt(entry.at().truncatedTo(ChronoUnit.MICROS));
    row.setActor(entry.actor());
    row.setAction(entry.action());
    row.setSubject(entry.subject());
    row.setCustomerId(entry.customer());
    row.setReason(sealed(AUDIT_ENTRY.REASON, entry, entry.reason()));
    row.setRequestId(entry.requestId());
    row.setAddress(sealed(AUDIT_ENTRY.ADDRESS, entry, entry.by().address()));
    row.setChanges(sealed(AUDIT_ENTRY.CHANGES, entry, changes.write(entry)));
    row.setMac(marks.sign(digested(row)).bytes());
    return row;
  }

  private byte @Nullable [] sealed(
      TableField<?, byte[]> column, AuditEntry entry, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return keys.of(entry.tenant(), entry.customer()).seal(place(column, entry), text);
  }

  private static Place place(TableField<?, byte[]> column, AuditEntry entry) {
    return Place.of(column, entry.tenant().value(), entry.id());
  }

  static DigestedEntry digested(AuditEntryRecord row) {
    var customer = row.getCustomerId();
    return DigestedEntry.of(
        row.getTenantId().value(),
        row.getId(),
        row.getAt(),
        row.getActor(),
        row.getAction(),
        row.getSubject(),
        customer == null ? null : customer.value(),
        row.getReason(),
        row.getRequestId(),
        row.getAddress(),
        row.getChanges());
  }
}
