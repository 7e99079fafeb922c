package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.INBOX_DELIVERY;
import static io.purser.persistence.schema.Tables.INBOX_EVENT;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.jooq.DSLContext;

/** An event of the provider that counts as seen came with a delivery that is still there. */
final class EventsHaveDeliveries implements Check {
  @Override
  public String claim() {
    return "every event that was seen names its delivery";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(INBOX_EVENT);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(INBOX_EVENT.ACCOUNT_ID, INBOX_EVENT.DELIVERY_ID)
        .from(INBOX_EVENT)
        .whereNotExists(
            selectOne()
                .from(INBOX_DELIVERY)
                .where(INBOX_DELIVERY.ACCOUNT_ID.eq(INBOX_EVENT.ACCOUNT_ID))
                .and(INBOX_DELIVERY.ID.eq(INBOX_EVENT.DELIVERY_ID)))
        .orderBy(INBOX_EVENT.DELIVERY_ID)
        .limit(maximum)
        .fetch(
            row ->
                "an event of account %s names delivery %s, which is not there"
                    .formatted(row.value1(), row.value2()));
  }
}
