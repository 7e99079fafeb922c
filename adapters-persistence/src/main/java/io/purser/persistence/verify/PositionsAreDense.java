package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The events of a tenant that have places stand at 1, 2, 3 and so on: whoever follows them from a
 * cursor misses none and sees none twice. The last position is as high as there are events.
 */
final class PositionsAreDense implements Check {
  private static final Condition IS_PLACED = EVENT_LOG.POSITION.isNotNull();

  @Override
  public String claim() {
    return "the positions of a tenant's events have no gap and none is used twice";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(EVENT_LOG, IS_PLACED);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var events = count();
    var positions = countDistinct(EVENT_LOG.POSITION);
    var last = max(EVENT_LOG.POSITION);
    return database
        .select(EVENT_LOG.TENANT_ID, events, positions, last)
        .from(EVENT_LOG)
        .where(IS_PLACED)
        .groupBy(EVENT_LOG.TENANT_ID)
        .having(positions.ne(events).or(last.ne(events.coerce(Long.class))))
        .orderBy(EVENT_LOG.TENANT_ID)
        .limit(maximum)
        .fetch(
            row ->
                "%d events of %s stand at %d positions, and the last position is %d"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }
}
