package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.LEDGER_POSTING;
import static io.purser.persistence.schema.Tables.TRANSFER;
import static io.purser.persistence.schema.Tables.WALLET_TRANSACTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * The state of a transfer and the postings of its operation and of its withdrawal tell the same
 * story. A withdrawal that was never seen under way had not moved anything when it failed.
 */
final class TransfersHavePostings implements Check {
  private static final Condition IS_SETTLED =
      TRANSFER.STATE.notIn("awaiting_approval", "requested");

  @Override
  public String claim() {
    return "every transfer that was settled has its postings";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(TRANSFER, IS_SETTLED);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var missing = missing();
    return database
        .select(TRANSFER.TENANT_ID, TRANSFER.ID, TRANSFER.STATE, missing)
        .from(TRANSFER)
        .where(IS_SETTLED)
        .and(missing.isNotNull())
        .orderBy(TRANSFER.CREATED_AT, TRANSFER.ID)
        .limit(maximum)
        .fetch(
            row ->
                "transfer %s of %s is %s without its posting '%s'"
                    .formatted(row.value2(), row.value1(), row.value3(), row.value4()));
  }

  private static Field<String> missing() {
    return when(
            TRANSFER
                .STATE
                .in("rejected", "not_sent", "cancelled", "declined")
                .and(lacks("released")),
            inline("released"))
        .when(
            TRANSFER.STATE.in("submitted", "completed", "failed").and(lacks("captured")),
            inline("captured"))
        .when(
            TRANSFER.STATE.eq("submitted").and(not(withdrawalHas("withdrawing"))),
            inline("withdrawing"))
        .when(
            TRANSFER.STATE.eq("completed").and(not(withdrawalHas("withdrawn"))),
            inline("withdrawn"))
        .when(
            TRANSFER
                .STATE
                .eq("failed")
                .and(withdrawalHas("withdrawing"))
                .and(not(withdrawalHas("returned"))),
            inline("returned"));
  }

  private static Condition lacks(String kind) {
    return not(
        exists(
            selectOne()
                .from(LEDGER_POSTING)
                .where(LEDGER_POSTING.TENANT_ID.eq(TRANSFER.TENANT_ID))
                .and(LEDGER_POSTING.SUBJECT.eq(TRANSFER.OPERATION_ID.coerce(String.class)))
                .and(LEDGER_POSTING.KIND.eq(kind))));
  }

  private static Condition withdrawalHas(String kind) {
    return exists(
        selectOne()
            .from(WALLET_TRANSACTION)
            .join(LEDGER_POSTING)
            .on(LEDGER_POSTING.TENANT_ID.eq(WALLET_TRANSACTION.TENANT_ID))
            .and(LEDGER_POSTING.SUBJECT.eq(WALLET_TRANSACTION.ID.coerce(String.class)))
            .where(WALLET_TRANSACTION.TENANT_ID.eq(TRANSFER.TENANT_ID))
            .and(WALLET_TRANSACTION.WALLET_ID.eq(TRANSFER.WALLET_ID))
            .and(WALLET_TRANSACTION.PROVIDER_ID.eq(TRANSFER.PROVIDER_TRANSACTION_ID))
            .and(LEDGER_POSTING.KIND.eq(kind)));
  }
}
