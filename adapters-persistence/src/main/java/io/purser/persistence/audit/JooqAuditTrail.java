package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;
import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;

import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.AuditTrail;
import io.purser.domain.audit.Digest;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.AuditBatchRecord;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqAuditTrail implements AuditTrail {
  @Override
  public List<AuditBatch> batches(TenantId tenant, long after, int limit) {
    return OpenWork.of(tenant)
        .selectFrom(AUDIT_BATCH)
        .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
        .and(AUDIT_BATCH.NUMBER.gt(after))
        .orderBy(AUDIT_BATCH.NUMBER)
        .limit(limit)
        .fetch()
        .map(row -> batch(row, entries(tenant, row.getNumber())));
  }

  private static List<DigestedEntry> entries(TenantId tenant, long batch) {
    return OpenWork.of(tenant)
        .select(AUDIT_DIGEST.ENTRY_ID, AUDIT_DIGEST.DIGEST)
        .from(AUDIT_DIGEST)
        .where(AUDIT_DIGEST.TENANT_ID.eq(tenant))
        .and(AUDIT_DIGEST.BATCH.eq(batch))
        .orderBy(AUDIT_DIGEST.NTH)
        .fetch(row -> new DigestedEntry(row.value1(), Digest.of(row.value2())));
  }

  private static AuditBatch batch(AuditBatchRecord row, List<DigestedEntry> entries) {
    return new AuditBatch(
        row.getTenantId(), row.getNumber(), row.getSealedAt(), digest(row.getPrevious()), entries);
  }

  private static @Nullable Digest digest(byte @Nullable [] bytes) {
    return bytes == null ? null : Digest.of(bytes);
  }
}
