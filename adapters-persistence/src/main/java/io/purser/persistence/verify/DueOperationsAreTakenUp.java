package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.greatest;

import io.purser.persistence.DatabaseTime;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Nothing that is due, or whose attempt broke off, lies about for longer than minutes. */
final class DueOperationsAreTakenUp implements Check {
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Condition IS_OPEN =
      OPERATION.STATE.in("planned", "sent", "unknown", "manual");

  @Override
  public String claim() {
    return "operations that are due are taken up within minutes";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(OPERATION, IS_OPEN);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var since = greatest(OPERATION.DUE_AT, OPERATION.LEASE_UNTIL);
    return database
        .select(OPERATION.TENANT_ID, OPERATION.ID, OPERATION.STATE, since)
        .from(OPERATION)
        .where(IS_OPEN)
        .and(since.lt(DatabaseTime.ago(GRACE)))
        .orderBy(since, OPERATION.ID)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s is %s and nobody has taken it up since %s"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }
}
