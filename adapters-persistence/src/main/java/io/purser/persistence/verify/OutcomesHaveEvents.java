package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import io.purser.domain.customer.CustomerId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** An outcome and its event are written together, so they have one time. */
final class OutcomesHaveEvents implements Check {
  private static final Condition IS_SETTLED = OPERATION.STATE.in("confirmed", "rejected");

  @Override
  public String claim() {
    return "every settled operation has its event";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(OPERATION, IS_SETTLED);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(OPERATION.TENANT_ID, OPERATION.ID, OPERATION.STATE, OPERATION.UPDATED_AT)
        .from(OPERATION)
        .where(IS_SETTLED)
        .andNotExists(
            selectOne()
                .from(EVENT_LOG)
                .where(EVENT_LOG.TENANT_ID.eq(OPERATION.TENANT_ID))
                .and(orNobody(EVENT_LOG.CUSTOMER_ID).eq(orNobody(OPERATION.CUSTOMER_ID)))
                .and(EVENT_LOG.OCCURRED_AT.eq(OPERATION.UPDATED_AT)))
        .orderBy(OPERATION.UPDATED_AT, OPERATION.ID)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s is %s since %s without an event"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }

  /** What is done for no customer has an event about none. In a form that joins can be made by. */
  private static Field<String> orNobody(Field<CustomerId> customer) {
    return coalesce(customer.coerce(String.class), inline(""));
  }
}
