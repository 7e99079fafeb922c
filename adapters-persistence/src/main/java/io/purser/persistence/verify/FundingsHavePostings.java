package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.CARD_FUNDING;
import static io.purser.persistence.schema.Tables.CASH_ENTRY;
import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import io.purser.persistence.verify.CashEntries.Postings;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableLike;

/**
 * The state of a funding and its postings tell the same story: of each try that it was set aside
 * and what became of that, and of the funding whether it has arrived or come back.
 */
final class FundingsHavePostings implements Check {
  private static final Field<String> DOLLARS = inline("USD");

  /** The provider has it, or had it. */
  private static final Condition IS_ACCEPTED = CARD_FUNDING.ACCEPTED_AT.isNotNull();

  private static final Condition IS_GIVEN_BACK =
      CARD_FUNDING.STATE.eq("not_sent").or(CARD_FUNDING.REJECTION.isNotNull());

  @Override
  public String claim() {
    return "every funding has exactly the postings that its state says";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(CARD_FUNDING);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var entries = new CashEntries();
    lastTries(entries);
    earlierTries(entries);
    outcomes(entries);
    return entries.contradictions(database, isOfFunding(), maximum);
  }

  private static void lastTries(CashEntries entries) {
    var held = CARD_FUNDING.HELD;
    var paid = CARD_FUNDING.PAID;
    setAside(entries, CARD_FUNDING, CARD_FUNDING.OPERATION_ID, held, noCondition());
    letGo(entries, CARD_FUNDING, CARD_FUNDING.OPERATION_ID, held, IS_GIVEN_BACK);
    var captured = of("captured", CARD_FUNDING.OPERATION_ID, IS_ACCEPTED);
    entries
        .with(captured, "held", DOLLARS, held.neg())
        .with(captured, "in_transit", DOLLARS, paid)
        .with(captured, "master_wallet", DOLLARS, held.minus(paid));
  }

  /** What is tried again had not left before. How much was set aside for it then may be another. */
  private static void earlierTries(CashEntries entries) {
    var tries =
        OPERATION
            .join(CARD_FUNDING)
            .on(CARD_FUNDING.TENANT_ID.eq(OPERATION.TENANT_ID))
            .and(CARD_FUNDING.ID.coerce(String.class).eq(OPERATION.SUBJECT))
            .and(CARD_FUNDING.OPERATION_ID.ne(OPERATION.ID))
            .leftJoin(CASH_ENTRY)
            .on(CASH_ENTRY.TENANT_ID.eq(OPERATION.TENANT_ID))
            .and(CASH_ENTRY.SUBJECT.eq(OPERATION.ID.coerce(String.class)))
            .and(CASH_ENTRY.KIND.eq("held"))
            .and(CASH_ENTRY.ACCOUNT.eq("held"));
    var held = coalesce(CASH_ENTRY.CREDIT, CARD_FUNDING.HELD);
    setAside(entries, tries, OPERATION.ID, held, noCondition());
    letGo(entries, tries, OPERATION.ID, held, noCondition());
  }

  private static void setAside(
      CashEntries entries,
      TableLike<?> tries,
      Field<?> operation,
      Field<Long> held,
      Condition which) {
    var postings = new Postings(tries, CARD_FUNDING.TENANT_ID, operation, "held", which);
    entries
        .with(postings, "master_wallet", DOLLARS, held.neg())
        .with(postings, "held", DOLLARS, held);
  }

  private static void letGo(
      CashEntries entries,
      TableLike<?> tries,
      Field<?> operation,
      Field<Long> held,
      Condition which) {
    var postings = new Postings(tries, CARD_FUNDING.TENANT_ID, operation, "released", which);
    entries
        .with(postings, "held", DOLLARS, held.neg())
        .with(postings, "master_wallet", DOLLARS, held);
  }

  private static void outcomes(CashEntries entries) {
    var paid = CARD_FUNDING.PAID;
    var credited = CARD_FUNDING.CREDITED;
    var currency = CARD_FUNDING.CREDITED_CURRENCY;
    var isCompleted = CARD_FUNDING.STATE.eq("completed");
    var arrived = of("arrived", CARD_FUNDING.ID, isCompleted);
    var cost = when(currency.eq(DOLLARS), paid.minus(credited)).otherwise(paid);
    var changed = of("arrived", CARD_FUNDING.ID, isCompleted.and(currency.ne(DOLLARS)));
    var returned =
        of("returned", CARD_FUNDING.ID, IS_ACCEPTED.and(CARD_FUNDING.STATE.eq("failed")));
    entries
        .with(arrived, "in_transit", DOLLARS, paid.neg())
        .with(arrived, "card_account", currency, credited)
        .with(arrived, "provider", DOLLARS, cost)
        .with(changed, "provider", currency, credited.neg())
        .with(returned, "in_transit", DOLLARS, paid.neg())
        .with(returned, "master_wallet", DOLLARS, paid);
  }

  private static Postings of(String kind, Field<?> subject, Condition which) {
    return new Postings(CARD_FUNDING, CARD_FUNDING.TENANT_ID, subject, kind, which);
  }

  private static Condition isOfFunding() {
    return CASH_ENTRY
        .SUBJECT
        .startsWith("fnd_")
        .or(
            exists(
                selectOne()
                    .from(OPERATION)
                    .where(OPERATION.TENANT_ID.eq(CASH_ENTRY.TENANT_ID))
                    .and(OPERATION.ID.coerce(String.class).eq(CASH_ENTRY.SUBJECT))
                    .and(OPERATION.SUBJECT.startsWith("fnd_"))));
  }
}
