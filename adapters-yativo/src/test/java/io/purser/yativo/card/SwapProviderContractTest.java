package io.purser.yativo.card;

import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.programme.swap.SwapProvider;
import io.purser.domain.programme.swap.SwapProvider.Listing;
import io.purser.domain.work.Deadline;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SwapProvider} promises, against the provider's twin over HTTP. */
class SwapProviderContractTest {
  private static final String SWAP = "POST /card-issuer/swap";
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency GBP = Currency.getInstance("GBP");

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("write-timeout=500ms", "look-up-timeout=500ms");
  private final SwapProvider swaps = adapter.bean(SwapProvider.class);

  @BeforeEach
  void theMasterWalletHasMoney() {
    twin.programme("{\"status\":\"approved\"}");
    twin.payIn("500.00");
  }

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private Answer<AcceptedSwap> swap(long cents, Currency into) {
    return swaps.swap(ID, new SwapOrder(new Money(cents, Money.USD), into), soon());
  }

  private Listing.Read listed() {
    return (Listing.Read) swaps.swaps(ID, soon());
  }

  @Test
  void a_swap_is_submitted_with_what_it_becomes_and_the_rate_as_it_was_written() {
    var effect = ((Answer.Done<AcceptedSwap>) swap(10_000, EUR)).effect();

    assertThat(effect.progress()).isEqualTo(Progress.SUBMITTED);
    assertThat(effect.received()).isEqualTo(new Money(9_140, EUR));
    assertThat(effect.rate()).isEqualByComparingTo(new BigDecimal("0.914"));
    var row = listed().swaps().getFirst();
    assertThat(row.swap().providerId()).isEqualTo(effect.providerId());
    assertThat(row.swap().at()).isNotNull();
    assertThat(row.given()).isEqualTo(new Money(10_000, Money.USD));
    assertThat(row.into()).isNull();
    assertThat(listed().since()).isNull();
  }

  @Test
  void more_than_there_is_is_refused() {
    assertThat(swap(50_001, GBP))
        .isEqualTo(
            new Answer.Refused<>(
                new Rejection(Reason.NOT_COVERED_AT_PROVIDER, "INSUFFICIENT_BALANCE")));
    assertThat(listed().swaps()).isEmpty();
  }

  @Test
  void without_a_programme_nothing_is_swapped() {
    twin.programme("{\"status\":\"pending\"}");

    assertThat(swap(10_000, EUR)).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset_after_commit", "error_after_commit", "half_answer"})
  void an_answer_that_cannot_be_trusted_leaves_a_doubt_and_the_list_shows_what_was_made(
      String kind) {
    twin.spoil(SWAP, kind);

    assertThat(swap(1_234, EUR)).isInstanceOf(Answer.InDoubt.class);

    assertThat(listed().swaps())
        .extracting(ReportedSwap::given)
        .containsExactly(new Money(1_234, Money.USD));
  }

  @Test
  void a_list_that_cannot_be_read_is_no_list() {
    twin.spoil("GET /card-issuer/master-wallet/transactions", "html_200", "\"times\":9");

    assertThat(swaps.swaps(ID, soon())).isInstanceOf(Listing.Away.class);
  }
}
