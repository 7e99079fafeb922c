package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;
import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static io.purser.persistence.schema.Tables.AUDIT_WAITING;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.jooq.DSLContext;

/** An entry waits from the moment it is there, until it is in a batch. */
final class AuditEntriesAreAccountedFor implements Check {
  @Override
  public String claim() {
    return "every entry of the audit log is in a batch or waits for one";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(AUDIT_ENTRY);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(AUDIT_ENTRY.TENANT_ID, AUDIT_ENTRY.ID, AUDIT_ENTRY.ACTION)
        .from(AUDIT_ENTRY)
        .whereNotExists(
            selectOne()
                .from(AUDIT_DIGEST)
                .where(AUDIT_DIGEST.TENANT_ID.eq(AUDIT_ENTRY.TENANT_ID))
                .and(AUDIT_DIGEST.ENTRY_ID.eq(AUDIT_ENTRY.ID)))
        .andNotExists(
            selectOne()
                .from(AUDIT_WAITING)
                .where(AUDIT_WAITING.TENANT_ID.eq(AUDIT_ENTRY.TENANT_ID))
                .and(AUDIT_WAITING.ENTRY_ID.eq(AUDIT_ENTRY.ID)))
        .orderBy(AUDIT_ENTRY.TENANT_ID, AUDIT_ENTRY.ID)
        .limit(maximum)
        .fetch(
            row ->
                "entry %s of %s, '%s', was put behind the batches, or its batch was taken away"
                    .formatted(row.value2(), row.value1(), row.value3()));
  }
}
