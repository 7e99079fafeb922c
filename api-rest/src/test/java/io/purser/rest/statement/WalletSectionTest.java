package io.purser.rest.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Given;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.statement.Movement;
import io.purser.domain.statement.StatementRow;
import io.purser.domain.wallet.WalletId;
import io.purser.rest.problem.Refused;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All rows at once, wallet by wallet, and no more of them than there may be. */
final class WalletSectionTest {
  private static final WalletId ONE = WalletId.next(Given.IDS);
  private static final WalletId OTHER = WalletId.next(Given.IDS);

  private static AssetAmount amount(int units) {
    return new AssetAmount(BigInteger.valueOf(units), Given.USDC);
  }

  private static StatementRow moved(WalletId wallet, int balance) {
    var movement = new Movement(wallet, "subject", amount(1), Instant.EPOCH, null);
    return new StatementRow.Moved(movement, amount(balance));
  }

  private static Iterator<List<StatementRow>> rows() {
    return List.<List<StatementRow>>of(
            List.of(
                new StatementRow.Opening(ONE, amount(1)),
                new StatementRow.Opening(OTHER, amount(5))),
            List.of(moved(ONE, 2), moved(OTHER, 6)),
            List.of(moved(ONE, 3)),
            List.of(
                new StatementRow.Closing(ONE, amount(3)),
                new StatementRow.Closing(OTHER, amount(6))))
        .iterator();
  }

  @Test
  void each_wallet_has_what_moved_in_it() {
    var sections = WalletSection.of(rows(), 3);

    assertThat(sections).extracting(WalletSection::wallet).containsExactly(ONE, OTHER);
    assertThat(sections).extracting(WalletSection::opening).containsExactly(amount(1), amount(5));
    assertThat(sections).extracting(WalletSection::closing).containsExactly(amount(3), amount(6));
    assertThat(sections.getFirst().moved())
        .extracting(StatementRow.Moved::balance)
        .containsExactly(amount(2), amount(3));
    assertThat(sections.getLast().moved()).hasSize(1);
  }

  @Test
  void with_more_than_there_may_be_it_is_refused_and_the_rest_is_not_read() {
    var rows = rows();

    assertThatExceptionOfType(Refused.class).isThrownBy(() -> WalletSection.of(rows, 1));

    assertThat(rows.next()).containsExactly(moved(ONE, 3));
  }

  @Test
  void what_moved_in_a_wallet_that_was_never_opened_is_no_statement() {
    var rows = List.of(List.of(moved(ONE, 2))).iterator();

    assertThatIllegalStateException().isThrownBy(() -> WalletSection.of(rows, 1));
  }
}
