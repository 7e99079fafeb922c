package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Rejection.Reason;
import java.sql.SQLException;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fundings and withdrawals have exactly the postings of their states, or are named. */
class CardMoneyVerificationTest {
  private static final String FUNDINGS =
      "every funding has exactly the postings that its state says";
  private static final String WITHDRAWALS =
      "every withdrawal from a card account has exactly the postings that its state says";
  private static final Money EUROS = new Money(2_100, Currency.getInstance("EUR"));

  private DamagedDatabase database;
  private CardMoneySample sample;

  @BeforeEach
  void start() throws SQLException {
    database = new DamagedDatabase();
    sample = new CardMoneySample(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_funding_that_went_as_it_should_is_right(AcceptedFunding.Progress progress)
      throws SQLException {
    sample.fundingIsAccepted(2_400, new Money(2_390, Money.USD));
    sample.fundingEnds(progress);

    isRight();
  }

  @Test
  void a_funding_of_another_currency_is_right() throws SQLException {
    sample.fundingIsAccepted(2_500, EUROS);
    sample.fundingEnds(AcceptedFunding.Progress.COMPLETED);

    isRight();
  }

  @Test
  void a_funding_of_which_nobody_says_what_arrived_is_right() throws SQLException {
    sample.fundingIsAccepted(2_500, null);
    sample.fundingEnds(AcceptedFunding.Progress.COMPLETED);

    isRight();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER_SENT", "NOT_COVERED_AT_PROVIDER"})
  void a_funding_that_came_to_nothing_is_right(Reason why) throws SQLException {
    sample.fundingIsRejected(why);

    isRight();
  }

  @ParameterizedTest
  @EnumSource
  void a_withdrawal_that_went_as_it_should_is_right(ReportedWithdrawal.Progress progress)
      throws SQLException {
    sample.withdrawalIsAccepted();
    sample.withdrawalEnds(progress);

    isRight();
  }

  @ParameterizedTest
  @ValueSource(strings = {"captured", "arrived"})
  void a_funding_that_lacks_a_posting_is_named(String kind) throws SQLException {
    sample.fundingIsAccepted(2_500, EUROS);
    sample.fundingEnds(AcceptedFunding.Progress.COMPLETED);
    var subject = kind.equals("captured") ? sample.fundingOperation() : sample.funding();
    takeAway(kind, subject);
    if (kind.equals("captured")) {
      takeAway("held", subject);
      database.areNamed(
          FUNDINGS, "posting 'captured' of " + subject, "posting 'held' of " + subject);
    } else {
      database.isNamed(FUNDINGS, "posting 'arrived' of " + subject, "missing");
    }
  }

  @Test
  void a_funding_that_came_back_and_not_in_the_books_is_named() throws SQLException {
    sample.fundingIsAccepted(2_500, EUROS);
    sample.fundingEnds(AcceptedFunding.Progress.FAILED);
    takeAway("returned", sample.funding());

    database.isNamed(FUNDINGS, "posting 'returned' of " + sample.funding(), "missing");
  }

  @Test
  void a_funding_that_was_refused_and_moved_money_is_named() throws SQLException {
    sample.fundingIsRejected(Reason.NOT_COVERED_AT_PROVIDER);
    sample.book(
        sample.funding(),
        CashPosting.Kind.ARRIVED,
        CashAccount.MASTER_WALLET,
        CashAccount.CARD_ACCOUNT);

    database.isNamed(FUNDINGS, "posting 'arrived' of " + sample.funding(), "too many");
  }

  @Test
  void a_funding_that_paid_another_amount_than_it_says_is_named() throws SQLException {
    sample.fundingIsAccepted(2_500, EUROS);
    sample.fundingEnds(AcceptedFunding.Progress.COMPLETED);
    database.damage("UPDATE purser.card_funding SET credited = credited + 1");

    database.isNamed(FUNDINGS, "posting 'arrived' of " + sample.funding(), "other amounts");
  }

  @Test
  void a_funding_that_is_tried_again_keeps_the_postings_of_its_first_try() throws SQLException {
    sample.fundingIsRejected(Reason.NEVER_SENT);
    var first = sample.fundingOperation();
    sample.fundingIsTriedAgain(3_000);
    isRight();
    takeAway("held", first);
    takeAway("released", first);

    database.areNamed(FUNDINGS, "posting 'held' of " + first, "posting 'released' of " + first);
  }

  @Test
  void a_withdrawal_that_lacks_a_posting_is_named() throws SQLException {
    sample.withdrawalIsAccepted();
    sample.withdrawalEnds(ReportedWithdrawal.Progress.SETTLED);
    takeAway("withdrawn", sample.withdrawal());

    database.isNamed(WITHDRAWALS, "posting 'withdrawn' of " + sample.withdrawal());
  }

  @Test
  void a_withdrawal_that_failed_and_did_not_come_back_is_named() throws SQLException {
    sample.withdrawalIsAccepted();
    sample.withdrawalEnds(ReportedWithdrawal.Progress.FAILED);
    takeAway("returned", sample.withdrawal());

    database.isNamed(WITHDRAWALS, "posting 'returned' of " + sample.withdrawal());
  }

  @Test
  void a_withdrawal_that_the_provider_may_not_have_and_that_moved_money_is_named()
      throws SQLException {
    sample.book(
        sample.withdrawal(),
        CashPosting.Kind.WITHDRAWING,
        CashAccount.CARD_ACCOUNT,
        CashAccount.IN_TRANSIT);

    database.isNamed(WITHDRAWALS, "posting 'withdrawing' of " + sample.withdrawal());
  }

  @Test
  void a_withdrawal_of_another_amount_than_it_says_is_named() throws SQLException {
    sample.withdrawalIsAccepted();
    database.damage("UPDATE purser.card_withdrawal SET amount = amount + 1");

    database.isNamed(WITHDRAWALS, "posting 'withdrawing' of " + sample.withdrawal(), "amounts");
  }

  private void isRight() {
    assertThat(database.findings()).allMatch(Finding::isRight);
    assertThat(database.findings())
        .filteredOn(
            finding -> finding.claim().equals(FUNDINGS) || finding.claim().equals(WITHDRAWALS))
        .extracting(Finding::rows)
        .containsExactly(1, 1);
  }

  private void takeAway(String kind, String subject) throws SQLException {
    for (var table : new String[] {"cash_entry", "cash_posting"}) {
      database.damage(
          "DELETE FROM purser." + table + " WHERE kind = ? AND subject = ?", kind, subject);
    }
  }
}
