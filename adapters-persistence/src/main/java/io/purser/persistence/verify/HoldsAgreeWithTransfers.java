package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.LEDGER_ENTRY;
import static io.purser.persistence.schema.Tables.TRANSFER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * A transfer whose outcome is open has set aside exactly its amount, under the operation that
 * carries it out; an operation of any other transfer has nothing set aside any more.
 */
final class HoldsAgreeWithTransfers implements Check {
  private static final Condition IS_OPEN = TRANSFER.STATE.in("awaiting_approval", "requested");

  @Override
  public String claim() {
    return "what is set aside is exactly what open transfers are about";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(TRANSFER);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var tenant = LEDGER_ENTRY.TENANT_ID.as("tenant");
    var operation = LEDGER_ENTRY.SUBJECT.as("operation");
    var wallet = LEDGER_ENTRY.WALLET_ID.as("wallet");
    var units = sum(LEDGER_ENTRY.CREDIT).as("units");
    var held =
        name("held")
            .as(
                select(tenant, operation, wallet, units)
                    .from(LEDGER_ENTRY)
                    .where(LEDGER_ENTRY.ACCOUNT.eq("held"))
                    .groupBy(LEDGER_ENTRY.TENANT_ID, LEDGER_ENTRY.SUBJECT, LEDGER_ENTRY.WALLET_ID));
    var open =
        name("open")
            .as(
                select(
                        TRANSFER.TENANT_ID.as(tenant),
                        TRANSFER.OPERATION_ID.coerce(String.class).as(operation),
                        TRANSFER.WALLET_ID.as(wallet),
                        TRANSFER.UNITS.coerce(BigDecimal.class).as(units))
                    .from(TRANSFER)
                    .where(IS_OPEN));
    var setAside = coalesce(held.field(units), inline(BigDecimal.ZERO));
    var needed = coalesce(open.field(units), inline(BigDecimal.ZERO));
    var whose = coalesce(held.field(tenant), open.field(tenant));
    var what = coalesce(held.field(operation), open.field(operation));
    return database
        .with(held, open)
        .select(what, whose, setAside, needed)
        .from(held)
        .fullJoin(open)
        .using(tenant, operation, wallet)
        .where(setAside.ne(needed))
        .orderBy(whose, what)
        .limit(maximum)
        .fetch(
            row ->
                "operation %s of %s has %s units set aside, and its open transfer is about %s"
                    .formatted(
                        row.value1(),
                        row.value2(),
                        row.value3().toPlainString(),
                        row.value4().toPlainString()));
  }
}
