package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;
import static io.purser.persistence.schema.Tables.OPERATION;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** A call has its final answer when its operation is settled, and not before. */
final class AnswersAgreeWithOperations implements Check {
  private static final Condition IS_SETTLED = OPERATION.STATE.in("confirmed", "rejected");

  private static final Condition DISAGREES =
      IDEMPOTENCY_RECORD
          .STATE
          .eq("answered")
          .andNot(IS_SETTLED)
          .or(IDEMPOTENCY_RECORD.STATE.eq("accepted").and(IS_SETTLED));

  @Override
  public String claim() {
    return "stored answers agree with their operations";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(IDEMPOTENCY_RECORD, IDEMPOTENCY_RECORD.OPERATION_ID.isNotNull());
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(
            IDEMPOTENCY_RECORD.TENANT_ID,
            IDEMPOTENCY_RECORD.STATE,
            IDEMPOTENCY_RECORD.CREATED_AT,
            OPERATION.ID,
            OPERATION.STATE)
        .from(IDEMPOTENCY_RECORD)
        .join(OPERATION)
        .on(OPERATION.TENANT_ID.eq(IDEMPOTENCY_RECORD.TENANT_ID))
        .and(OPERATION.ID.eq(IDEMPOTENCY_RECORD.OPERATION_ID))
        .where(DISAGREES)
        .orderBy(IDEMPOTENCY_RECORD.CREATED_AT, OPERATION.ID)
        .limit(maximum)
        .fetch(
            row ->
                "a call of %s from %s is %s, and its operation %s is %s"
                    .formatted(
                        row.value1(), row.value3(), row.value2(), row.value4(), row.value5()));
  }
}
