package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Swaps have exactly the postings of their states, or are named. */
class SwapVerificationTest {
  private static final String SWAPS = "every swap has exactly the postings that its state says";

  private DamagedDatabase database;
  private SwapSample sample;

  @BeforeEach
  void start() throws SQLException {
    database = new DamagedDatabase();
    sample = new SwapSample(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void a_swap_that_is_open_is_right() {
    isRight();
  }

  @ParameterizedTest
  @EnumSource
  void a_swap_that_went_as_it_should_is_right(Progress progress) throws SQLException {
    sample.isAccepted();
    isRight();
    sample.ends(progress, 3_656L);

    isRight();
  }

  @Test
  void a_swap_of_which_nobody_says_what_it_became_is_right() throws SQLException {
    sample.isAccepted();
    sample.ends(Progress.COMPLETED, null);

    isRight();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER_SENT", "NOT_COVERED_AT_PROVIDER"})
  void a_swap_that_came_to_nothing_is_right(Reason why) throws SQLException {
    sample.isRejected(why);

    isRight();
  }

  @Test
  void a_swap_that_is_tried_again_keeps_the_postings_of_its_first_try() throws SQLException {
    sample.isRejected(Reason.NEVER_SENT);
    var first = sample.operation();
    sample.isTriedAgain();
    assertThat(sample.operation()).isNotEqualTo(first);
    isRight();
    takeAway("held", first);
    takeAway("released", first);

    database.areNamed(SWAPS, "posting 'held' of " + first, "posting 'released' of " + first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"captured", "exchanged"})
  void a_swap_that_lacks_a_posting_is_named(String kind) throws SQLException {
    sample.isAccepted();
    sample.ends(Progress.COMPLETED, 3_656L);
    if (kind.equals("captured")) {
      var subject = sample.operation();
      // Without the other one too the holds are right, and nothing else could see it.
      takeAway("captured", subject);
      takeAway("held", subject);
      database.areNamed(SWAPS, "posting 'captured' of " + subject, "posting 'held' of " + subject);
    } else {
      takeAway("exchanged", sample.swap());
      database.isNamed(SWAPS, "posting 'exchanged' of " + sample.swap(), "missing");
    }
  }

  @Test
  void a_swap_that_was_given_back_and_not_in_the_books_is_named() throws SQLException {
    sample.isRejected(Reason.NOT_COVERED_AT_PROVIDER);
    var operation = sample.operation();
    takeAway("held", operation);
    takeAway("released", operation);

    database.areNamed(
        SWAPS, "posting 'held' of " + operation, "posting 'released' of " + operation);
  }

  @Test
  void a_swap_that_came_back_and_not_in_the_books_is_named() throws SQLException {
    sample.isAccepted();
    sample.ends(Progress.FAILED, null);
    takeAway("returned", sample.swap());

    database.isNamed(SWAPS, "posting 'returned' of " + sample.swap(), "missing");
  }

  @Test
  void a_swap_that_is_under_way_and_was_exchanged_in_the_books_is_named() throws SQLException {
    sample.isAccepted();
    sample.book(
        sample.swap(), CashPosting.Kind.EXCHANGED, CashAccount.IN_TRANSIT, CashAccount.PROVIDER);

    database.isNamed(SWAPS, "posting 'exchanged' of " + sample.swap(), "too many");
  }

  @Test
  void a_swap_that_was_refused_and_came_back_is_named() throws SQLException {
    sample.isRejected(Reason.NOT_COVERED_AT_PROVIDER);
    sample.book(
        sample.swap(),
        CashPosting.Kind.RETURNED,
        CashAccount.IN_TRANSIT,
        CashAccount.MASTER_WALLET);

    database.isNamed(SWAPS, "posting 'returned' of " + sample.swap(), "too many");
  }

  @Test
  void a_swap_that_became_another_amount_than_it_says_is_named() throws SQLException {
    sample.isAccepted();
    sample.ends(Progress.COMPLETED, 3_656L);
    database.damage("UPDATE purser.swap SET received = received + 1");

    database.isNamed(SWAPS, "posting 'exchanged' of " + sample.swap(), "other amounts");
  }

  @Test
  void a_swap_of_another_amount_than_it_says_is_named() throws SQLException {
    sample.isAccepted();
    database.damage("UPDATE purser.swap SET amount = amount + 1");
    var operation = sample.operation();

    database.areNamed(
        SWAPS, "posting 'held' of " + operation, "posting 'captured' of " + operation);
  }

  @Test
  void a_swap_that_became_another_currency_than_it_says_is_named() throws SQLException {
    sample.isAccepted();
    sample.ends(Progress.COMPLETED, 3_656L);
    database.damage("UPDATE purser.swap SET to_currency = 'GBP'");

    database.isNamed(SWAPS, "posting 'exchanged' of " + sample.swap());
  }

  private void isRight() {
    assertThat(database.findings()).allMatch(Finding::isRight);
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().equals(SWAPS))
        .extracting(Finding::rows)
        .containsExactly(1);
  }

  private void takeAway(String kind, String subject) throws SQLException {
    for (var table : new String[] {"cash_entry", "cash_posting"}) {
      database.damage(
          "DELETE FROM purser." + table + " WHERE kind = ? AND subject = ?", kind, subject);
    }
  }
}
