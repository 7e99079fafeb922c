package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.CARD_WITHDRAWAL;
import static io.purser.persistence.schema.Tables.CASH_ENTRY;

import io.purser.persistence.verify.CashEntries.Postings;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * A withdrawal has left the card account in the books when the provider has it, and then it has
 * come to the master wallet, or back, when it is said to have. Before that it has moved nothing.
 */
final class WithdrawalsHavePostings implements Check {
  private static final Condition IS_ACCEPTED = CARD_WITHDRAWAL.ACCEPTED_AT.isNotNull();

  @Override
  public String claim() {
    return "every withdrawal from a card account has exactly the postings that its state says";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(CARD_WITHDRAWAL);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var entries = new CashEntries();
    moves(entries, "withdrawing", "card_account", "in_transit", IS_ACCEPTED);
    moves(entries, "withdrawn", "in_transit", "master_wallet", CARD_WITHDRAWAL.STATE.eq("settled"));
    moves(
        entries,
        "returned",
        "in_transit",
        "card_account",
        IS_ACCEPTED.and(CARD_WITHDRAWAL.STATE.eq("failed")));
    return entries.contradictions(database, CASH_ENTRY.SUBJECT.startsWith("cwd_"), maximum);
  }

  private static void moves(
      CashEntries entries, String kind, String from, String to, Condition which) {
    var postings =
        new Postings(CARD_WITHDRAWAL, CARD_WITHDRAWAL.TENANT_ID, CARD_WITHDRAWAL.ID, kind, which);
    var amount = CARD_WITHDRAWAL.AMOUNT;
    entries
        .with(postings, from, CARD_WITHDRAWAL.CURRENCY, amount.neg())
        .with(postings, to, CARD_WITHDRAWAL.CURRENCY, amount);
  }
}
