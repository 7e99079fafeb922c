package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;

import io.purser.domain.audit.AuditKey;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.MigrationSettings;
import io.purser.persistence.SchemaVersion;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Reads the whole audit log again and compares it with its batches, as the owner of the schema and
 * with the master key. Names every entry that was edited or removed, or added past this
 * application, and every batch that is not as it was sealed. What it cannot see is that the newest
 * batches are missing together with everything that was in them; for that, heads are kept
 * elsewhere.
 */
@Singleton
public final class AuditVerification {
  private static final List<Check> QUICK =
      List.of(
          new AuditBatchesFollow(), new AuditEntriesAreAccountedFor(), new AuditEntriesAreSealed());

  private final WholeDatabase database;
  private final AuditKey marks;

  AuditVerification(MigrationSettings owner, SchemaVersion schema, KeyProvider provider) {
    this.database = new WholeDatabase(owner, schema);
    this.marks = new AuditKey(provider);
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * @param heads the newest batch of each tenant
     */
    record Checked(List<Finding> findings, List<KeptHead> heads) implements Result {
      public Checked {
        findings = List.copyOf(findings);
        heads = List.copyOf(heads);
      }

      public boolean isRight() {
        return findings.stream().allMatch(Finding::isRight);
      }
    }

    /** Nothing was checked. */
    record NotPossible(String why) implements Result {}
  }

  /**
   * @param kept heads that were printed at another time and must still be in the chain
   * @param unsignedUntil entries without a mark are accepted in batches that were sealed until
   *     then: those of nodes of a version that made none. Before the first entry with a mark they
   *     are accepted always.
   */
  public Result run(List<KeptHead> kept, Instant unsignedUntil) {
    return database.read(all -> check(all, kept, unsignedUntil), Result.NotPossible::new);
  }

  private Result check(DSLContext all, List<KeptHead> kept, Instant unsignedUntil) {
    var findings = new ArrayList<Finding>();
    for (var check : QUICK) {
      findings.add(
          new Finding(
              check.claim(),
              check.rows(all),
              Verification.shortened(check.contradictions(all, Verification.MOST_SENTENCES + 1))));
    }
    var reading = new AuditReading(all, marks, unsignedUntil);
    for (var tenant : tenants(all)) {
      reading.read(tenant);
    }
    reading.readWaiting();
    findings.addAll(reading.findings());
    if (!kept.isEmpty()) {
      findings.add(KeptHead.finding(all, kept));
    }
    return new Result.Checked(findings, KeptHead.newest(all));
  }

  private static List<TenantId> tenants(DSLContext all) {
    return all.selectDistinct(AUDIT_BATCH.TENANT_ID)
        .from(AUDIT_BATCH)
        .orderBy(AUDIT_BATCH.TENANT_ID)
        .fetch(AUDIT_BATCH.TENANT_ID);
  }
}
