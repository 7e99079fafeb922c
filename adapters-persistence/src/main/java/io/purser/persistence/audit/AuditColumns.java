package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;
import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static io.purser.persistence.schema.Tables.DATA_KEY;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditKey;
import io.purser.domain.audit.Digest;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.RecordedEntry;
import io.purser.domain.audit.SealedEntries;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.schema.tables.records.AuditEntryRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKey;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jooq.Record;
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

  /** From a row with the wrapped key of its customer and its place in a batch, if it has one. */
  RecordedEntry read(Record row) {
    var tenant = row.get(AUDIT_ENTRY.TENANT_ID);
    var id = row.get(AUDIT_ENTRY.ID);
    var customer = row.get(AUDIT_ENTRY.CUSTOMER_ID);
    var key = key(tenant, customer, row.get(DATA_KEY.WRAPPED_KEY));
    return new RecordedEntry(
        id,
        tenant,
        row.get(AUDIT_ENTRY.AT),
        new Initiator(
            row.get(AUDIT_ENTRY.ACTOR),
            opened(AUDIT_ENTRY.REASON, row, key),
            row.get(AUDIT_ENTRY.REQUEST_ID),
            opened(AUDIT_ENTRY.ADDRESS, row, key)),
        row.get(AUDIT_ENTRY.ACTION),
        row.get(AUDIT_ENTRY.SUBJECT),
        customer,
        ChangesDocument.read(opened(AUDIT_ENTRY.CHANGES, row, key)),
        seal(row));
  }

  /** The same with what is stored, from which the digests can be made again. */
  SealedEntries.Stored readStored(Record row) {
    return new SealedEntries.Stored(
        read(row),
        base64(row.get(AUDIT_ENTRY.REASON)),
        base64(row.get(AUDIT_ENTRY.ADDRESS)),
        base64(row.get(AUDIT_ENTRY.CHANGES)),
        digest(row.get(AUDIT_ENTRY.MAC)));
  }

  /** Null when the customer was erased: then nobody can read what is sealed any more. */
  private @Nullable SealKey key(
      TenantId tenant, @Nullable CustomerId customer, byte @Nullable [] wrapped) {
    if (customer == null) {
      return keys.ofTenant(tenant);
    }
    return wrapped == null ? null : keys.ofCustomer(tenant, customer, wrapped);
  }

  private static @Nullable String opened(
      TableField<?, byte[]> column, Record row, @Nullable SealKey key) {
    var place = Place.of(column, row.get(AUDIT_ENTRY.TENANT_ID).value(), row.get(AUDIT_ENTRY.ID));
    return key == null ? null : key.openText(place, row.get(column));
  }

  private static RecordedEntry.@Nullable Seal seal(Record row) {
    var digest = digest(row.get(AUDIT_DIGEST.DIGEST));
    return digest == null
        ? null
        : new RecordedEntry.Seal(row.get(AUDIT_DIGEST.BATCH), row.get(AUDIT_DIGEST.NTH), digest);
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  static @Nullable Digest digest(byte @Nullable [] bytes) {
    return bytes == null ? null : Digest.of(bytes);
  }
}
