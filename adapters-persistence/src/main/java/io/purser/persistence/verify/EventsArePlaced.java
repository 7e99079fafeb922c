package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static org.jooq.impl.DSL.val;

import io.purser.domain.id.TypeId;
import io.purser.persistence.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The relay gives every committed event its position within seconds. When an event was written is
 * told by its id; what it tells may have happened long before.
 */
final class EventsArePlaced implements Check {
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Condition IS_WAITING = EVENT_LOG.POSITION.isNull();

  @Override
  public String claim() {
    return "events get their positions within minutes";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(EVENT_LOG, IS_WAITING);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var until = database.select(DatabaseTime.ago(GRACE)).fetchSingle().value1();
    return database
        .select(EVENT_LOG.TENANT_ID, EVENT_LOG.ID, EVENT_LOG.TYPE, EVENT_LOG.OCCURRED_AT)
        .from(EVENT_LOG)
        .where(IS_WAITING)
        .and(EVENT_LOG.ID.lt(val(firstIdOf(Objects.requireNonNull(until)))))
        .orderBy(EVENT_LOG.ID)
        .limit(maximum)
        .fetch(
            row ->
                "event %s of %s, %s at %s, has no position"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }

  /** Ids sort by the time at which they were made. */
  private static String firstIdOf(Instant time) {
    return TypeId.of("evt", new UUID(time.toEpochMilli() << 16, 0));
  }
}
