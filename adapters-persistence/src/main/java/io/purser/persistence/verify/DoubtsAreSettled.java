package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.OPERATION;
import static io.purser.persistence.schema.Tables.OPERATION_OBSERVATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.purser.domain.operation.OperationClass;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * A doubt ends within the patience of its class, or is left to a person; for longer only while the
 * provider cannot be read, and then within days.
 */
final class DoubtsAreSettled implements Check {
  /** The resolver needs a moment for the last look. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Condition IN_DOUBT = OPERATION.STATE.in("sent", "unknown");

  @Override
  public String claim() {
    return "what was sent is settled or left to a person in time";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(OPERATION, IN_DOUBT);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(OPERATION.TENANT_ID, OPERATION.ID, OPERATION.STATE, OPERATION.FIRST_SENT_AT)
        .from(OPERATION)
        .where(IN_DOUBT)
        .and(isOverdue())
        .and(
            OPERATION
                .FIRST_SENT_AT
                .lt(DatabaseTime.ago(OperationClass.UNREADABLE.plus(GRACE)))
                .orNot(wasUnreadableLately()))
        .orderBy(OPERATION.FIRST_SENT_AT, OPERATION.ID)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s is %s and was first sent at %s"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }

  private static Condition isOverdue() {
    return Arrays.stream(OperationClass.values())
        .map(
            each ->
                OPERATION
                    .CLASS
                    .eq(Words.of(each))
                    .and(OPERATION.FIRST_SENT_AT.lt(DatabaseTime.ago(each.patience().plus(GRACE)))))
        .reduce(Condition::or)
        .orElse(noCondition());
  }

  /** The last thing that was seen of it, a moment ago, was a provider that says nothing. */
  private static Condition wasUnreadableLately() {
    var every = OPERATION_OBSERVATION.as("every");
    return exists(
        selectOne()
            .from(OPERATION_OBSERVATION)
            .where(OPERATION_OBSERVATION.TENANT_ID.eq(OPERATION.TENANT_ID))
            .and(OPERATION_OBSERVATION.OPERATION_ID.eq(OPERATION.ID))
            .and(
                OPERATION_OBSERVATION.NUMBER.eq(
                    select(max(every.NUMBER))
                        .from(every)
                        .where(every.TENANT_ID.eq(OPERATION.TENANT_ID))
                        .and(every.OPERATION_ID.eq(OPERATION.ID))))
            .and(OPERATION_OBSERVATION.FINDING.in("unreadable", "refused", "not_executed"))
            .and(OPERATION_OBSERVATION.LAST_AT.gt(DatabaseTime.ago(GRACE))));
  }
}
