package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.CARD_FUNDING;
import static io.purser.persistence.schema.Tables.CASH_ENTRY;
import static io.purser.persistence.schema.Tables.SWAP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;

/**
 * A funding or swap whose outcome is open has set aside exactly what it needs, under the operation
 * that carries it out; an operation of any other has nothing set aside any more.
 */
final class MasterWalletHoldsAgree implements Check {
  @Override
  public String claim() {
    return "what is set aside on master wallets is exactly what open fundings and swaps need";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(CARD_FUNDING) + database.fetchCount(SWAP);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var tenant = CASH_ENTRY.TENANT_ID.as("tenant");
    var operation = CASH_ENTRY.SUBJECT.as("operation");
    var cents = sum(CASH_ENTRY.CREDIT).as("cents");
    var held =
        name("held")
            .as(
                select(tenant, operation, cents)
                    .from(CASH_ENTRY)
                    .where(CASH_ENTRY.ACCOUNT.eq("held"))
                    .groupBy(CASH_ENTRY.TENANT_ID, CASH_ENTRY.SUBJECT));
    var open =
        name("open")
            .as(
                select(
                        CARD_FUNDING.TENANT_ID.as(tenant),
                        CARD_FUNDING.OPERATION_ID.coerce(String.class).as(operation),
                        CARD_FUNDING.HELD.coerce(BigDecimal.class).as(cents))
                    .from(CARD_FUNDING)
                    .where(CARD_FUNDING.STATE.eq("requested"))
                    .unionAll(
                        select(
                                SWAP.TENANT_ID,
                                SWAP.OPERATION_ID.coerce(String.class),
                                SWAP.AMOUNT.coerce(BigDecimal.class))
                            .from(SWAP)
                            .where(SWAP.STATE.eq("requested"))));
    var setAside = coalesce(held.field(cents), inline(BigDecimal.ZERO));
    var needed = coalesce(open.field(cents), inline(BigDecimal.ZERO));
    var whose = coalesce(held.field(tenant), open.field(tenant));
    var what = coalesce(held.field(operation), open.field(operation));
    return database
        .with(held, open)
        .select(what, whose, setAside, needed)
        .from(held)
        .fullJoin(open)
        .using(tenant, operation)
        .where(setAside.ne(needed))
        .orderBy(whose, what)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s has %s cents set aside, and its open funding or swap needs %s"
                    .formatted(
                        row.value1(),
                        row.value2(),
                        row.value3().toPlainString(),
                        row.value4().toPlainString()));
  }
}
