package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.OPERATION;
import static io.purser.persistence.schema.Tables.OPERATION_OBSERVATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Money that the provider could take twice has left once at most: by the count that the operation
 * keeps, and by what its attempts have seen.
 */
final class MoneyIsSentOnce implements Check {
  private static final Condition IS_MONEY = OPERATION.CLASS.eq("send_once");

  @Override
  public String claim() {
    return "money without a key was sent once at most";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(OPERATION, IS_MONEY);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var seen = seenToLeave();
    return database
        .select(OPERATION.TENANT_ID, OPERATION.ID, OPERATION.SENDS, seen)
        .from(OPERATION)
        .where(IS_MONEY)
        .and(OPERATION.SENDS.gt(1).or(seen.gt(BigDecimal.ONE)))
        .orderBy(OPERATION.CREATED_AT, OPERATION.ID)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s counts %d sends, and was seen to be sent %s times"
                    .formatted(
                        row.value2(), row.value1(), row.value3(), row.value4().toPlainString()));
  }

  /** What was turned away unread, or never left, was not sent. */
  private static Field<BigDecimal> seenToLeave() {
    return field(
        select(coalesce(sum(OPERATION_OBSERVATION.TIMES), inline(BigDecimal.ZERO)))
            .from(OPERATION_OBSERVATION)
            .where(OPERATION_OBSERVATION.TENANT_ID.eq(OPERATION.TENANT_ID))
            .and(OPERATION_OBSERVATION.OPERATION_ID.eq(OPERATION.ID))
            .and(OPERATION_OBSERVATION.ACTION.eq("send"))
            .and(OPERATION_OBSERVATION.FINDING.ne("not_executed")));
  }
}
