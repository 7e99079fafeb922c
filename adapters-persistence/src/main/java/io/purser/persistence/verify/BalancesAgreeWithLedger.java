package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.LEDGER_ENTRY;
import static io.purser.persistence.schema.Tables.WALLET_BALANCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What a wallet holds is what came in from outside and did not go back. */
final class BalancesAgreeWithLedger implements Check {
  @Override
  public String claim() {
    return "the balance of every wallet is the sum of its entries";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(WALLET_BALANCE);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var ledger = shown(WALLET_BALANCE.LEDGER);
    var outgoing = shown(WALLET_BALANCE.OUTGOING);
    var held = shown(WALLET_BALANCE.HELD);
    return database
        .select(WALLET_BALANCE.TENANT_ID, WALLET_BALANCE.WALLET_ID)
        .from(WALLET_BALANCE)
        .where(ledger.ne(posted("outside").neg()))
        .or(outgoing.ne(posted("outgoing")))
        .or(held.ne(posted("held")))
        .orderBy(WALLET_BALANCE.TENANT_ID, WALLET_BALANCE.WALLET_ID)
        .limit(maximum)
        .fetch(
            row ->
                "the balance of wallet %s of %s is not the sum of its entries"
                    .formatted(row.value2(), row.value1()));
  }

  private static Field<BigDecimal> shown(Field<?> units) {
    return units.coerce(BigDecimal.class);
  }

  private static Field<BigDecimal> posted(String account) {
    return field(
        select(coalesce(sum(LEDGER_ENTRY.CREDIT), inline(BigDecimal.ZERO)))
            .from(LEDGER_ENTRY)
            .where(LEDGER_ENTRY.TENANT_ID.eq(WALLET_BALANCE.TENANT_ID))
            .and(LEDGER_ENTRY.WALLET_ID.eq(WALLET_BALANCE.WALLET_ID))
            .and(LEDGER_ENTRY.ACCOUNT.eq(account)));
  }
}
