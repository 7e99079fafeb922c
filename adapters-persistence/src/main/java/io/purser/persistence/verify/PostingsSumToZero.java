package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.LEDGER_ENTRY;
import static io.purser.persistence.schema.Tables.LEDGER_POSTING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What an account gains another one loses. A posting without entries has moved nothing. */
final class PostingsSumToZero implements Check {
  @Override
  public String claim() {
    return "the entries of every posting sum to zero in each asset";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(LEDGER_POSTING);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(LEDGER_POSTING.TENANT_ID, LEDGER_POSTING.KIND, LEDGER_POSTING.SUBJECT)
        .from(LEDGER_POSTING)
        .whereExists(
            selectOne()
                .from(LEDGER_ENTRY)
                .where(isOfPosting())
                .groupBy(LEDGER_ENTRY.CHAIN, LEDGER_ENTRY.SYMBOL, LEDGER_ENTRY.DECIMALS)
                .having(sum(LEDGER_ENTRY.CREDIT).ne(BigDecimal.ZERO)))
        .or(inline(2).gt(select(count()).from(LEDGER_ENTRY).where(isOfPosting())))
        .orderBy(LEDGER_POSTING.POSTED_AT, LEDGER_POSTING.SUBJECT, LEDGER_POSTING.KIND)
        .limit(maximum)
        .fetch(
            row ->
                "posting '%s' of %s of %s does not sum to zero"
                    .formatted(row.value2(), row.value3(), row.value1()));
  }

  private static Condition isOfPosting() {
    return LEDGER_ENTRY
        .TENANT_ID
        .eq(LEDGER_POSTING.TENANT_ID)
        .and(LEDGER_ENTRY.SUBJECT.eq(LEDGER_POSTING.SUBJECT))
        .and(LEDGER_ENTRY.KIND.eq(LEDGER_POSTING.KIND));
  }
}
