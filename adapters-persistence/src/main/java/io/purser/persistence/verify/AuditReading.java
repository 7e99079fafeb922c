package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;
import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;
import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static io.purser.persistence.schema.Tables.AUDIT_WAITING;

import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.AuditKey;
import io.purser.domain.audit.Digest;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.schema.tables.records.AuditBatchRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * Reads batch after batch with the entries in it, so that never more than one batch is in memory,
 * and collects what is not as it was sealed.
 */
final class AuditReading {
  /** As text, since somebody may have put anything there. */
  private static final Field<String> CUSTOMER = AUDIT_ENTRY.CUSTOMER_ID.coerce(String.class);

  private final DSLContext all;
  private final AuditKey marks;
  private final Instant unsignedUntil;

  private final List<String> batchesChanged = new ArrayList<>();
  private final List<String> entriesChanged = new ArrayList<>();
  private final List<String> entriesForeign = new ArrayList<>();
  private int batches;
  private int sealed;
  private int waiting;

  AuditReading(DSLContext all, AuditKey marks, Instant unsignedUntil) {
    this.all = all;
    this.marks = marks;
    this.unsignedUntil = unsignedUntil;
  }

  List<Finding> findings() {
    return List.of(
        new Finding(
            "every batch of the audit log is as it was sealed",
            batches,
            Verification.shortened(batchesChanged)),
        new Finding(
            "every sealed entry of the audit log is as it was written",
            sealed,
            Verification.shortened(entriesChanged)),
        new Finding(
            "every entry of the audit log was written by this application",
            sealed + waiting,
            Verification.shortened(entriesForeign)));
  }

  /** The chain of one tenant. */
  void read(TenantId tenant) {
    var numbers =
        all.select(AUDIT_BATCH.NUMBER)
            .from(AUDIT_BATCH)
            .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
            .orderBy(AUDIT_BATCH.NUMBER)
            .fetch(AUDIT_BATCH.NUMBER);
    boolean marksHaveBegun = false;
    for (long number : numbers) {
      var batch =
          all.selectFrom(AUDIT_BATCH)
              .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
              .and(AUDIT_BATCH.NUMBER.eq(number))
              .fetchSingle();
      marksHaveBegun = read(batch, marksHaveBegun);
    }
  }

  private boolean read(AuditBatchRecord batch, boolean marksHaveBegun) {
    batches++;
    var entries = entries(batch);
    boolean unsignedIsFine = !marksHaveBegun || !batch.getSealedAt().isAfter(unsignedUntil);
    boolean hasMarks = marksHaveBegun;
    var places = new ArrayList<Integer>();
    var digests = new ArrayList<DigestedEntry>();
    for (var row : entries) {
      places.add(row.get(AUDIT_DIGEST.NTH));
      digests.add(
          new DigestedEntry(
              row.get(AUDIT_DIGEST.ENTRY_ID), Digest.of(row.get(AUDIT_DIGEST.DIGEST))));
      hasMarks |= compare(row, unsignedIsFine);
    }
    if (!isAsSealed(batch, places, digests)) {
      batchesChanged.add(
          "batch %d of %s is not as it was sealed"
              .formatted(batch.getNumber(), batch.getTenantId()));
    }
    return hasMarks;
  }

  private boolean isAsSealed(
      AuditBatchRecord row, List<Integer> places, List<DigestedEntry> entries) {
    var previous = row.getPrevious();
    var again =
        new AuditBatch(
            row.getTenantId(),
            row.getNumber(),
            row.getSealedAt(),
            previous == null ? null : Digest.of(previous),
            entries);
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i) != i + 1) {
        return false;
      }
    }
    return row.getEntries() == entries.size()
        && again.digest().equals(Digest.of(row.getDigest()))
        && marks.sign(again).equals(Digest.of(row.getMac()));
  }

  /** One entry against its digest in the batch and its own mark. Returns whether it has one. */
  private boolean compare(Record row, boolean unsignedIsFine) {
    sealed++;
    var place =
        "entry %s of %s, number %d of batch %d,"
            .formatted(
                row.get(AUDIT_DIGEST.ENTRY_ID),
                row.get(AUDIT_DIGEST.TENANT_ID),
                row.get(AUDIT_DIGEST.NTH),
                row.get(AUDIT_DIGEST.BATCH));
    if (row.get(AUDIT_ENTRY.ID) == null) {
      entriesChanged.add(place + " is gone");
      return false;
    }
    var again = digested(row);
    if (!again.digest().equals(Digest.of(row.get(AUDIT_DIGEST.DIGEST)))) {
      entriesChanged.add(place + " is not as it was sealed");
      return false;
    }
    var mark = row.get(AUDIT_ENTRY.MAC);
    if (!isGenuine(again, mark, unsignedIsFine)) {
      entriesForeign.add(place + " was not written by this application");
    }
    return mark != null;
  }

  private boolean isGenuine(DigestedEntry entry, byte @Nullable [] mark, boolean unsignedIsFine) {
    return mark == null ? unsignedIsFine : marks.sign(entry).equals(Digest.of(mark));
  }

  /** What waits bears a mark already, so it cannot be changed unseen before it is sealed. */
  void readWaiting() {
    try (var rows =
        all.select(AUDIT_ENTRY.fields())
            .select(CUSTOMER)
            .from(AUDIT_WAITING)
            .join(AUDIT_ENTRY)
            .on(AUDIT_ENTRY.TENANT_ID.eq(AUDIT_WAITING.TENANT_ID))
            .and(AUDIT_ENTRY.ID.eq(AUDIT_WAITING.ENTRY_ID))
            .orderBy(AUDIT_WAITING.TENANT_ID, AUDIT_WAITING.ENTRY_ID)
            .fetchSize(1_000)
            .fetchLazy()) {
      for (var row : rows) {
        waiting++;
        if (!isGenuine(digested(row), row.get(AUDIT_ENTRY.MAC), true)) {
          entriesForeign.add(
              "entry %s of %s, which waits for its batch, is not as this application wrote it"
                  .formatted(row.get(AUDIT_ENTRY.ID), row.get(AUDIT_ENTRY.TENANT_ID)));
        }
      }
    }
  }

  private Result<Record> entries(AuditBatchRecord batch) {
    return all.select(AUDIT_DIGEST.fields())
        .select(AUDIT_ENTRY.fields())
        .select(CUSTOMER)
        .from(AUDIT_DIGEST)
        .leftJoin(AUDIT_ENTRY)
        .on(AUDIT_ENTRY.TENANT_ID.eq(AUDIT_DIGEST.TENANT_ID))
        .and(AUDIT_ENTRY.ID.eq(AUDIT_DIGEST.ENTRY_ID))
        .where(AUDIT_DIGEST.TENANT_ID.eq(batch.getTenantId()))
        .and(AUDIT_DIGEST.BATCH.eq(batch.getNumber()))
        .orderBy(AUDIT_DIGEST.NTH)
        .fetch();
  }

  private static DigestedEntry digested(Record row) {
    return DigestedEntry.of(
        row.get(AUDIT_ENTRY.TENANT_ID).value(),
        Objects.requireNonNull(row.get(AUDIT_ENTRY.ID)),
        row.get(AUDIT_ENTRY.AT),
        row.get(AUDIT_ENTRY.ACTOR),
        row.get(AUDIT_ENTRY.ACTION),
        row.get(AUDIT_ENTRY.SUBJECT),
        row.get(CUSTOMER),
        row.get(AUDIT_ENTRY.REASON),
        row.get(AUDIT_ENTRY.REQUEST_ID),
        row.get(AUDIT_ENTRY.ADDRESS),
        row.get(AUDIT_ENTRY.CHANGES));
  }
}
