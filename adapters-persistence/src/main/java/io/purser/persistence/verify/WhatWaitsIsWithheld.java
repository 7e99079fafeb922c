package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.OPERATION;
import static io.purser.persistence.schema.Tables.TRANSFER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * A transfer waits for approval exactly while its operation is withheld, so that nobody can send
 * what nobody has approved.
 */
final class WhatWaitsIsWithheld implements Check {
  private static final Condition WAITS = TRANSFER.STATE.eq("awaiting_approval");
  private static final Condition IS_WITHHELD = OPERATION.STATE.eq("withheld");

  @Override
  public String claim() {
    return "what waits for approval is withheld, and nothing else is";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(TRANSFER);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(
            OPERATION.TENANT_ID,
            OPERATION.ID,
            OPERATION.STATE,
            coalesce(TRANSFER.STATE, inline("not there")))
        .from(OPERATION)
        .leftJoin(TRANSFER)
        .on(TRANSFER.TENANT_ID.eq(OPERATION.TENANT_ID))
        .and(TRANSFER.OPERATION_ID.eq(OPERATION.ID))
        .where(WAITS.andNot(IS_WITHHELD))
        .or(IS_WITHHELD.and(TRANSFER.STATE.isDistinctFrom("awaiting_approval")))
        .orderBy(OPERATION.CREATED_AT, OPERATION.ID)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s is %s, and its transfer is %s"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }
}
