package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.CASH_ENTRY;
import static io.purser.persistence.schema.Tables.CASH_POSTING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What one account of the programme's money gains another one loses. */
final class CashPostingsSumToZero implements Check {
  @Override
  public String claim() {
    return "the entries of every posting of the programme's money sum to zero in each currency";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(CASH_POSTING);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    return database
        .select(CASH_POSTING.TENANT_ID, CASH_POSTING.KIND, CASH_POSTING.SUBJECT)
        .from(CASH_POSTING)
        .whereExists(
            selectOne()
                .from(CASH_ENTRY)
                .where(isOfPosting())
                .groupBy(CASH_ENTRY.CURRENCY)
                .having(sum(CASH_ENTRY.CREDIT).ne(BigDecimal.ZERO)))
        .or(inline(2).gt(select(count()).from(CASH_ENTRY).where(isOfPosting())))
        .orderBy(CASH_POSTING.POSTED_AT, CASH_POSTING.SUBJECT, CASH_POSTING.KIND)
        .limit(maximum)
        .fetch(
            row ->
                "posting '%s' of %s of %s does not sum to zero"
                    .formatted(row.value2(), row.value3(), row.value1()));
  }

  private static Condition isOfPosting() {
    return CASH_ENTRY
        .TENANT_ID
        .eq(CASH_POSTING.TENANT_ID)
        .and(CASH_ENTRY.SUBJECT.eq(CASH_POSTING.SUBJECT))
        .and(CASH_ENTRY.KIND.eq(CASH_POSTING.KIND));
  }
}
