package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;
import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;
import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static io.purser.persistence.schema.Tables.AUDIT_WAITING;
import static org.jooq.impl.DSL.val;

import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.AuditKey;
import io.purser.domain.audit.AuditSeals;
import io.purser.domain.audit.Digest;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.AuditBatchRecord;
import io.purser.persistence.schema.tables.records.AuditDigestRecord;
import io.purser.persistence.schema.tables.records.AuditEntryRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * One sealer per tenant at a time, by an advisory lock that is tried and not waited for. What is to
 * be sealed is known by waiting, never by being newer than something.
 */
@Singleton
final class JooqAuditSeals implements AuditSeals {
  private final Transactions transactions;
  private final AuditKey marks;

  JooqAuditSeals(Transactions transactions, KeyProvider provider) {
    this.transactions = transactions;
    this.marks = new AuditKey(provider);
  }

  @Override
  public List<Waiting> waiting(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.tenantsWithWaitingAudit(dsl.configuration(), maximum)
                .map(found -> new Waiting(found.getTenantId(), found.getSince())));
  }

  @Override
  public Optional<AuditBatch> seal(TenantId tenant, int maximum, Instant at) {
    return transactions.inTenant(
        tenant,
        dsl -> {
          if (!isAlone(dsl, tenant)) {
            return Optional.empty();
          }
          // Statements of their own, so that they see what whoever had the lock before committed.
          var entries = genuine(dsl, tenant, maximum);
          if (entries.isEmpty()) {
            return Optional.empty();
          }
          var batch =
              head(dsl, tenant)
                  .next(
                      tenant,
                      at.truncatedTo(ChronoUnit.MICROS),
                      entries.stream().map(AuditColumns::digested).toList());
          add(dsl, batch);
          return Optional.of(batch);
        });
  }

  private static boolean isAlone(DSLContext dsl, TenantId tenant) {
    return Boolean.TRUE.equals(
        dsl.fetchValue(
            "select pg_try_advisory_xact_lock(hashtextextended({0}, 0))",
            val("audit sealer of " + tenant)));
  }

  /**
   * The first that wait and bear our mark. Those that do not are passed over, however many somebody
   * has made up: they wait for ever, and the metric of the oldest that waits tells of them.
   */
  private List<AuditEntryRecord> genuine(DSLContext dsl, TenantId tenant, int maximum) {
    var last = "";
    while (true) {
      var waiting = waiting(dsl, tenant, last, maximum);
      var genuine = waiting.stream().filter(this::isGenuine).toList();
      if (!genuine.isEmpty() || waiting.size() < maximum) {
        return genuine;
      }
      last = waiting.getLast().getId();
    }
  }

  private static List<AuditEntryRecord> waiting(
      DSLContext dsl, TenantId tenant, String after, int maximum) {
    return dsl.select(AUDIT_ENTRY.fields())
        .from(AUDIT_WAITING)
        .join(AUDIT_ENTRY)
        .on(AUDIT_ENTRY.TENANT_ID.eq(AUDIT_WAITING.TENANT_ID))
        .and(AUDIT_ENTRY.ID.eq(AUDIT_WAITING.ENTRY_ID))
        .where(AUDIT_WAITING.TENANT_ID.eq(tenant))
        .and(AUDIT_WAITING.ENTRY_ID.gt(after))
        .orderBy(AUDIT_WAITING.ENTRY_ID)
        .limit(maximum)
        .fetchInto(AUDIT_ENTRY);
  }

  /** Entries without a mark are of nodes of the version before, or of nobody's. */
  private boolean isGenuine(AuditEntryRecord row) {
    var mark = row.getMac();
    return mark == null || marks.sign(AuditColumns.digested(row)).equals(Digest.of(mark));
  }

  private static AuditBatch.Head head(DSLContext dsl, TenantId tenant) {
    return dsl.select(AUDIT_BATCH.NUMBER, AUDIT_BATCH.DIGEST)
        .from(AUDIT_BATCH)
        .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
        .orderBy(AUDIT_BATCH.NUMBER.desc())
        .limit(1)
        .fetchOptional(row -> new AuditBatch.Head(row.value1(), Digest.of(row.value2())))
        .orElse(AuditBatch.Head.NONE);
  }

  private void add(DSLContext dsl, AuditBatch batch) {
    var previous = batch.previous();
    var row = new AuditBatchRecord();
    row.setTenantId(batch.tenant());
    row.setNumber(batch.number());
    row.setEntries(batch.entries().size());
    row.setPrevious(previous == null ? null : previous.bytes());
    row.setDigest(batch.digest().bytes());
    row.setMac(marks.sign(batch).bytes());
    row.setSealedAt(batch.sealedAt());
    dsl.insertInto(AUDIT_BATCH).set(row).execute();
    dsl.insertInto(AUDIT_DIGEST)
        .columns(AUDIT_DIGEST.fields())
        .valuesOfRecords(digests(batch))
        .execute();
    dsl.deleteFrom(AUDIT_WAITING)
        .where(AUDIT_WAITING.TENANT_ID.eq(batch.tenant()))
        .and(AUDIT_WAITING.ENTRY_ID.in(batch.entries().stream().map(DigestedEntry::id).toList()))
        .execute();
  }

  private static List<AuditDigestRecord> digests(AuditBatch batch) {
    var rows = new ArrayList<AuditDigestRecord>();
    for (var entry : batch.entries()) {
      var row = new AuditDigestRecord();
      row.setTenantId(batch.tenant());
      row.setEntryId(entry.id());
      row.setBatch(batch.number());
      row.setNth(rows.size() + 1);
      row.setDigest(entry.digest().bytes());
      rows.add(row);
    }
    return rows;
  }
}
