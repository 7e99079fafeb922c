package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.AUDIT_WAITING;

import io.purser.persistence.DatabaseTime;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;

/** The sealer takes what waits within seconds, but for what does not bear its mark. */
final class AuditEntriesAreSealed implements Check {
  private static final Duration GRACE = Duration.ofMinutes(10);

  @Override
  public String claim() {
    return "entries of the audit log get into a batch within minutes";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(AUDIT_WAITING);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(AUDIT_WAITING.TENANT_ID, AUDIT_WAITING.ENTRY_ID, AUDIT_WAITING.SINCE)
        .from(AUDIT_WAITING)
        .where(AUDIT_WAITING.SINCE.lt(DatabaseTime.ago(GRACE)))
        .orderBy(AUDIT_WAITING.TENANT_ID, AUDIT_WAITING.ENTRY_ID)
        .limit(maximum)
        .fetch(
            row ->
                "entry %s of %s is in no batch since %s"
                    .formatted(row.value2(), row.value1(), row.value3()));
  }
}
