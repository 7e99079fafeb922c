package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.INBOX_DELIVERY;
import static org.jooq.impl.DSL.greatest;

import io.purser.persistence.DatabaseTime;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** A delivery that is due does not wait for longer than minutes. */
final class DeliveriesAreWorked implements Check {
  private static final Duration GRACE = Duration.ofMinutes(10);
  private static final Condition WAITS = INBOX_DELIVERY.STATE.eq("waiting");

  @Override
  public String claim() {
    return "deliveries that are due are worked within minutes";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(INBOX_DELIVERY, WAITS);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var since = greatest(INBOX_DELIVERY.DUE_AT, INBOX_DELIVERY.LEASE_UNTIL);
    return database
        .select(INBOX_DELIVERY.ACCOUNT_ID, INBOX_DELIVERY.ID, since)
        .from(INBOX_DELIVERY)
        .where(WAITS)
        .and(since.lt(DatabaseTime.ago(GRACE)))
        .orderBy(since, INBOX_DELIVERY.ID)
        .limit(maximum)
        .fetch(
            row ->
                "delivery %s of account %s waits and nobody has taken it up since %s"
                    .formatted(row.value2(), row.value1(), row.value3()));
  }
}
