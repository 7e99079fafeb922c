package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check of the ledger and of transfers sees the damage that it is for. */
class LedgerVerificationTest {
  private static final String ZERO = "the entries of every posting sum to zero in each asset";
  private static final String WITHHELD = "what waits for approval is withheld, and nothing else is";
  private static final String HOLDS = "what is set aside is exactly what open transfers are about";
  private static final String POSTINGS = "every transfer that was settled has its postings";
  private static final String BALANCES = "the balance of every wallet is the sum of its entries";

  private DamagedDatabase database;
  private TransferSample transfer;

  @BeforeEach
  void start() throws SQLException {
    database = new DamagedDatabase();
    transfer = new TransferSample(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void books_that_are_right_are_right_and_every_row_was_looked_at() throws SQLException {
    transfer.submit();
    transfer.complete();

    assertThat(database.findings()).allMatch(Finding::isRight);
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().equals(POSTINGS) || finding.claim().equals(BALANCES))
        .extracting(Finding::rows)
        .containsExactly(1, 1);
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().equals(ZERO))
        .extracting(Finding::rows)
        .containsExactly(5);
  }

  @Test
  void a_posting_that_makes_money_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.ledger_entry SET credit = credit + 1"
            + " WHERE kind = 'deposited' AND account = 'available'");

    database.isNamed(ZERO, "'deposited'", "does not sum to zero");
  }

  @Test
  void a_posting_without_entries_is_named() throws SQLException {
    database.damage(
        "ALTER TABLE purser.ledger_posting DISABLE TRIGGER ledger_posting_sums_to_zero");
    database.damage(
        "INSERT INTO purser.ledger_posting"
            + " SELECT tenant_id, subject, 'returned', customer_id, now()"
            + " FROM purser.ledger_posting WHERE kind = 'deposited'");

    database.isNamed(ZERO, "'returned'");
  }

  @Test
  void an_open_transfer_that_holds_more_than_its_amount_is_named() throws SQLException {
    database.damage("UPDATE purser.ledger_entry SET credit = credit * 2 WHERE kind = 'held'");
    database.damage("UPDATE purser.wallet_balance SET held = held * 2");

    database.isNamed(HOLDS, transfer.operation(), "4 units set aside", "about 2");
  }

  @Test
  void an_open_transfer_without_its_hold_is_named() throws SQLException {
    database.damage("DELETE FROM purser.ledger_entry WHERE kind = 'held'");
    database.damage("DELETE FROM purser.ledger_posting WHERE kind = 'held'");
    database.damage("UPDATE purser.wallet_balance SET held = 0");

    database.isNamed(HOLDS, transfer.operation(), "0 units set aside", "about 2");
  }

  @Test
  void a_settled_transfer_that_still_has_money_set_aside_is_named() throws SQLException {
    transfer.giveUp();
    assertThat(database.findings()).allMatch(Finding::isRight);
    database.damage("UPDATE purser.ledger_entry SET credit = sign(credit) WHERE kind = 'released'");
    database.damage("UPDATE purser.wallet_balance SET held = 1");

    database.isNamed(HOLDS, transfer.operation(), "1 units set aside", "about 0");
  }

  @Test
  void a_transfer_that_was_given_up_and_has_released_nothing_is_named() throws SQLException {
    transfer.giveUp();
    database.damage("DELETE FROM purser.ledger_entry WHERE kind IN ('held', 'released')");
    database.damage("DELETE FROM purser.ledger_posting WHERE kind IN ('held', 'released')");

    database.isNamed(POSTINGS, transfer.id(), "not_sent", "'released'");
  }

  @Test
  void a_transfer_that_was_cancelled_and_has_released_nothing_is_named() throws SQLException {
    transfer.cancel();
    assertThat(database.findings()).allMatch(Finding::isRight);
    database.damage("DELETE FROM purser.ledger_entry WHERE kind IN ('held', 'released')");
    database.damage("DELETE FROM purser.ledger_posting WHERE kind IN ('held', 'released')");

    database.isNamed(POSTINGS, transfer.id(), "cancelled", "'released'");
  }

  @Test
  void a_transfer_that_waits_and_could_be_sent_is_named() throws SQLException {
    transfer.waits();
    assertThat(database.findings()).allMatch(Finding::isRight);
    database.damage(
        "UPDATE purser.operation SET state = 'planned', due_at = now() WHERE state = 'withheld'");

    database.isNamed(WITHHELD, transfer.operation(), "is planned", "awaiting_approval");
  }

  @Test
  void an_operation_that_is_withheld_and_nobody_is_asked_about_is_named() throws SQLException {
    transfer.waits();
    database.damage("UPDATE purser.transfer SET state = 'requested', approval_given_by = 'b'");

    database.isNamed(WITHHELD, transfer.operation(), "is withheld", "requested");
  }

  @Test
  void a_transfer_that_was_sent_and_has_captured_nothing_is_named() throws SQLException {
    transfer.submit();
    assertThat(database.findings()).allMatch(Finding::isRight);
    database.damage("DELETE FROM purser.ledger_entry WHERE kind IN ('held', 'captured')");
    database.damage("DELETE FROM purser.ledger_posting WHERE kind IN ('held', 'captured')");

    database.isNamed(POSTINGS, transfer.id(), "submitted", "'captured'");
  }

  @Test
  void a_transfer_whose_withdrawal_is_not_under_way_in_the_books_is_named() throws SQLException {
    transfer.submit();
    giveAway("withdrawing");

    database.isNamed(POSTINGS, transfer.id(), "submitted", "'withdrawing'");
  }

  @Test
  void a_completed_transfer_whose_money_has_not_left_the_books_is_named() throws SQLException {
    transfer.submit();
    transfer.complete();
    giveAway("withdrawn");

    database.isNamed(POSTINGS, transfer.id(), "completed", "'withdrawn'");
  }

  @Test
  void a_failed_transfer_whose_money_is_not_back_is_named() throws SQLException {
    transfer.submit();
    transfer.fail();
    assertThat(database.findings()).allMatch(Finding::isRight);
    giveAway("returned");

    database.isNamed(POSTINGS, transfer.id(), "failed", "'returned'");
  }

  @Test
  void a_balance_that_is_not_what_the_entries_say_is_named() throws SQLException {
    var wallet = database.text("SELECT wallet_id FROM purser.wallet_balance");
    for (var column : new String[] {"ledger", "outgoing", "held"}) {
      database.damage("UPDATE purser.wallet_balance SET %1$s = %1$s + 1".formatted(column));
      database.isNamed(BALANCES, wallet);
      database.damage("UPDATE purser.wallet_balance SET %1$s = %1$s - 1".formatted(column));
    }
    assertThat(database.findings()).allMatch(Finding::isRight);
  }

  /** Books a posting under another subject, so that all sums stay as they are. */
  private void giveAway(String kind) throws SQLException {
    database.unguard("ledger_entry", "ledger_entry_of_posting");
    var other = database.get().ids().next("txn");
    for (var table : new String[] {"ledger_posting", "ledger_entry"}) {
      database.damage(
          "UPDATE purser.%s SET subject = ? WHERE kind = ?".formatted(table), other, kind);
    }
  }
}
