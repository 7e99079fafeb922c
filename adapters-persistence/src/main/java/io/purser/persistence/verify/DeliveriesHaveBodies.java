package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.INBOX_DELIVERY;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What is still to be worked has the bytes that say what it is. */
final class DeliveriesHaveBodies implements Check {
  private static final Condition WAITS = INBOX_DELIVERY.STATE.eq("waiting");

  @Override
  public String claim() {
    return "every delivery that waits has its body";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(INBOX_DELIVERY, WAITS);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(INBOX_DELIVERY.ACCOUNT_ID, INBOX_DELIVERY.ID)
        .from(INBOX_DELIVERY)
        .where(WAITS)
        .and(INBOX_DELIVERY.BODY.isNull())
        .orderBy(INBOX_DELIVERY.RECEIVED_AT, INBOX_DELIVERY.ID)
        .limit(maximum)
        .fetch(
            row ->
                "delivery %s of account %s waits and has no body"
                    .formatted(row.value2(), row.value1()));
  }
}
