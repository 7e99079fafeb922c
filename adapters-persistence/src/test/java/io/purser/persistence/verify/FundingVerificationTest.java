package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check of fundings and of their ledger sees the damage that it is for. */
class FundingVerificationTest {
  private static final String ZERO =
      "the entries of every posting of the programme's money sum to zero in each currency";
  private static final String HOLDS =
      "what is set aside on master wallets is exactly what open fundings and swaps need";

  /** It looks at the same entries from the other side. */
  private static final String POSTINGS =
      "every funding has exactly the postings that its state says";

  private static final String SWAP_POSTINGS =
      "every swap has exactly the postings that its state says";

  private DamagedDatabase database;

  @BeforeEach
  void start() throws SQLException {
    database = new DamagedDatabase();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void books_that_are_right_are_right_and_every_row_was_looked_at() throws SQLException {
    assertThat(database.findings()).allMatch(Finding::isRight);
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().equals(ZERO) || finding.claim().equals(HOLDS))
        .extracting(Finding::rows)
        .containsExactly(2, 2);
  }

  @Test
  void a_posting_that_makes_money_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.cash_entry SET credit = credit + 1"
            + " WHERE account = 'master_wallet' AND credit = -2500");

    database.isNamed(List.of(ZERO, POSTINGS), "'held'", "does not sum to zero");
  }

  @Test
  void an_open_funding_that_holds_something_else_than_it_needs_is_named() throws SQLException {
    database.damage("UPDATE purser.cash_entry SET credit = credit * 2 WHERE abs(credit) = 2500");

    database.isNamed(List.of(HOLDS, POSTINGS), "5000 cents set aside", "needs 2500");
  }

  @Test
  void a_hold_of_no_open_funding_is_named() throws SQLException {
    database.damage("UPDATE purser.card_funding SET state = 'not_sent', given_up_at = now()");

    database.isNamed(List.of(HOLDS, POSTINGS), "2500 cents set aside", "needs 0");
  }

  @Test
  void a_swap_that_is_open_and_holds_nothing_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.cash_entry e SET account = 'in_transit' FROM purser.swap s"
            + " WHERE s.operation_id = e.subject AND e.account = 'held'");

    database.isNamed(List.of(HOLDS, SWAP_POSTINGS), "0 cents set aside", "needs 4000");
  }
}
