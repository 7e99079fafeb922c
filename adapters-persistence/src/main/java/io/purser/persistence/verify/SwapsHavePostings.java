package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.CASH_ENTRY;
import static io.purser.persistence.schema.Tables.OPERATION;
import static io.purser.persistence.schema.Tables.SWAP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import io.purser.persistence.verify.CashEntries.Postings;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableLike;

/**
 * The state of a swap and its postings tell the same story: of each try that its dollars were set
 * aside and what became of that, and of the swap whether they were exchanged or have come back.
 */
final class SwapsHavePostings implements Check {
  private static final Field<String> DOLLARS = inline("USD");

  /** The provider has it, or had it. */
  private static final Condition IS_ACCEPTED = SWAP.ACCEPTED_AT.isNotNull();

  private static final Condition IS_GIVEN_BACK =
      SWAP.STATE.eq("not_sent").or(SWAP.REJECTION.isNotNull());

  @Override
  public String claim() {
    return "every swap has exactly the postings that its state says";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(SWAP);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var entries = new CashEntries();
    tries(entries);
    outcomes(entries);
    return entries.contradictions(database, isOfSwap(), maximum);
  }

  private static void tries(CashEntries entries) {
    // What is tried again had not left before. It is the same order, so it is as many dollars.
    var earlier =
        OPERATION
            .join(SWAP)
            .on(SWAP.TENANT_ID.eq(OPERATION.TENANT_ID))
            .and(SWAP.ID.coerce(String.class).eq(OPERATION.SUBJECT))
            .and(SWAP.OPERATION_ID.ne(OPERATION.ID));
    moved(entries, of(SWAP, SWAP.OPERATION_ID, "held", noCondition()), "master_wallet", "held");
    moved(entries, of(SWAP, SWAP.OPERATION_ID, "released", IS_GIVEN_BACK), "held", "master_wallet");
    moved(entries, of(SWAP, SWAP.OPERATION_ID, "captured", IS_ACCEPTED), "held", "in_transit");
    moved(entries, of(earlier, OPERATION.ID, "held", noCondition()), "master_wallet", "held");
    moved(entries, of(earlier, OPERATION.ID, "released", noCondition()), "held", "master_wallet");
  }

  private static void outcomes(CashEntries entries) {
    var exchanged = of(SWAP, SWAP.ID, "exchanged", SWAP.STATE.eq("completed"));
    var returned = of(SWAP, SWAP.ID, "returned", IS_ACCEPTED.and(SWAP.STATE.eq("failed")));
    moved(entries, exchanged, "in_transit", "provider");
    // Where nobody said what they became, that is not in the books.
    entries
        .with(exchanged, "provider", SWAP.TO_CURRENCY, SWAP.RECEIVED.neg())
        .with(exchanged, "master_wallet", SWAP.TO_CURRENCY, SWAP.RECEIVED);
    moved(entries, returned, "in_transit", "master_wallet");
  }

  private static Postings of(TableLike<?> rows, Field<?> subject, String kind, Condition which) {
    return new Postings(rows, SWAP.TENANT_ID, subject, kind, which);
  }

  /** The dollars of the order. */
  private static void moved(CashEntries entries, Postings postings, String from, String to) {
    entries
        .with(postings, from, DOLLARS, SWAP.AMOUNT.neg())
        .with(postings, to, DOLLARS, SWAP.AMOUNT);
  }

  private static Condition isOfSwap() {
    return CASH_ENTRY
        .SUBJECT
        .startsWith("swp_")
        .or(
            exists(
                selectOne()
                    .from(OPERATION)
                    .where(OPERATION.TENANT_ID.eq(CASH_ENTRY.TENANT_ID))
                    .and(OPERATION.ID.coerce(String.class).eq(CASH_ENTRY.SUBJECT))
                    .and(OPERATION.SUBJECT.startsWith("swp_"))));
  }
}
