package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.money.Money;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.programme.history.MovementProvider;
import io.purser.domain.programme.history.MovementProvider.Listing;
import io.purser.domain.programme.history.MovementState;
import io.purser.domain.programme.history.ReportedMovement;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.programme.swap.SwapProvider;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MovementProvider} promises, against the provider's twin over HTTP. */
class MovementProviderContractTest {
  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("history-timeout=500ms");
  private final MovementProvider movements = adapter.bean(MovementProvider.class);

  @BeforeEach
  void theProgrammeIsApproved() {
    twin.programme("{\"status\":\"approved\"}");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private Listing.Read page(int number) {
    return (Listing.Read) movements.movements(ID, number, soon());
  }

  @Test
  void what_moved_it_is_listed_newest_first() {
    assertThat(page(1)).isEqualTo(new Listing.Read(List.of(), 0, true));
    twin.payIn("500.00");
    var order = new SwapOrder(new Money(10_000, Money.USD), Currency.getInstance("EUR"));
    adapter.bean(SwapProvider.class).swap(ID, order, soon());

    var read = page(1);

    assertThat(read.unreadable()).isZero();
    assertThat(read.isLast()).isTrue();
    assertThat(read.rows())
        .extracting(ReportedMovement::kind, ReportedMovement::state, ReportedMovement::amount)
        .containsExactlyInAnyOrder(
            tuple(MovementKind.SWAP, MovementState.PENDING, new Money(10_000, Money.USD)),
            tuple(MovementKind.DEPOSIT, MovementState.COMPLETED, new Money(50_000, Money.USD)));
    assertThat(read.rows()).allMatch(row -> row.begunAt() != null && row.isUnderstood());
    var deposit =
        read.rows().stream().filter(row -> row.kind() == MovementKind.DEPOSIT).findFirst();
    assertThat(deposit.orElseThrow().chainHash()).isNotEmpty();
  }

  @Test
  void a_long_history_has_pages() {
    for (int i = 0; i < 101; i++) {
      twin.payIn("1.00");
    }

    assertThat(page(1).rows()).hasSize(100);
    assertThat(page(1).isLast()).isFalse();
    assertThat(page(2).rows()).hasSize(1);
    assertThat(page(2).isLast()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"html_200", "error_before_commit", "half_answer"})
  void a_history_that_cannot_be_read_is_none(String kind) {
    twin.payIn("1.00");
    twin.spoil("GET /card-issuer/master-wallet/transactions", kind, "\"times\":9");

    assertThat(movements.movements(ID, 1, soon())).isInstanceOf(Listing.Away.class);
  }

  @Test
  void without_a_master_wallet_there_is_none() {
    twin.programme("{\"status\":\"pending\"}");

    assertThat(movements.movements(ID, 1, soon())).isInstanceOf(Listing.Away.class);
  }
}
