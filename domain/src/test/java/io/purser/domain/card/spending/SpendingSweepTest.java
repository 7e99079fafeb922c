package io.purser.domain.card.spending;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static io.purser.domain.card.spending.SpendingState.AUTHORIZED;
import static io.purser.domain.card.spending.SpendingState.EXPIRED;
import static io.purser.domain.card.spending.SpendingState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Customer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What no webhook told us is found in the provider's lists. */
final class SpendingSweepTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");
  private final String person = platform.given.readyForCard(platform.tenant, customer);
  private final SpendingWired spending = platform.spending;

  @Test
  void a_purchase_of_which_nothing_was_told_is_found() {
    spending.provider.shows(report("tx", 0).is(AUTHORIZED, 50).build());

    sweep();

    assertThat(only().state()).isEqualTo(AUTHORIZED);
  }

  @Test
  void what_became_of_an_open_one_is_found_however_old_it_is() {
    spending.provider.shows(report("tx", 0).is(AUTHORIZED, 50).build());
    sweep();
    IntStream.range(1, 20)
        .forEach(i -> spending.provider.shows(report("other-" + i, i).is(SETTLED, 1).build()));
    sweepUntilRead();
    // It does not stand among the newest, so only who asks about the customer comes to see it.
    spending.provider.shows(report("tx", 0).is(EXPIRED, 50).build());

    // The longer nothing changes the more seldom it is asked.
    sweep();
    sweep();

    assertThat(transaction("tx").state()).isEqualTo(EXPIRED);
  }

  @Test
  void a_long_feed_is_read_in_several_goes_to_its_end() {
    IntStream.range(0, 30)
        .forEach(i -> spending.provider.shows(report("tx-" + i, i).is(SETTLED, 1).build()));

    sweepUntilRead();

    assertThat(platform.store.cardTransactions().all()).hasSize(30);
  }

  @Test
  void what_comes_while_a_long_feed_is_read_is_found_afterwards() {
    IntStream.range(0, 12)
        .forEach(i -> spending.provider.shows(report("tx-" + i, i).is(SETTLED, 1).build()));
    sweep();
    spending.provider.shows(report("late", 60).is(SETTLED, 1).build());

    sweepUntilRead();
    sweep();

    assertThat(platform.store.cardTransactions().all()).hasSize(13);
  }

  @Test
  void what_was_read_before_is_not_read_again() {
    IntStream.range(0, 30)
        .forEach(i -> spending.provider.shows(report("tx-" + i, 60 * i).is(SETTLED, 1).build()));
    sweepUntilRead();
    int calls = spending.provider.calls();

    sweep();

    assertThat(spending.provider.calls()).isEqualTo(calls + 1);
  }

  @Test
  void a_feed_that_cannot_be_read_is_read_another_time() {
    spending.provider.shows(report("tx", 0).is(AUTHORIZED, 50).build());
    spending.provider.goesAway();
    sweep();
    assertThat(platform.store.cardTransactions().all()).isEmpty();

    spending.provider.comesBack();
    sweep();

    assertThat(only().state()).isEqualTo(AUTHORIZED);
  }

  @Test
  void rows_of_card_customers_whom_we_do_not_know_are_left_alone() {
    spending.provider.shows(aReport("tx").of("somebody").with(null).is(SETTLED, 50).build());

    sweep();

    assertThat(platform.store.cardTransactions().all()).isEmpty();
    assertThat(spending.observed.notBooked).isEmpty();
  }

  @Test
  void rows_that_cannot_be_read_are_counted_and_hide_no_others() {
    spending.provider.shows(report("tx", 0).is(AUTHORIZED, 50).build());
    spending.provider.hasUnreadableRows(2);

    sweep();

    assertThat(only().state()).isEqualTo(AUTHORIZED);
    assertThat(spending.observed.notBooked).contains("2 could not be read");
  }

  private ReportBuilder report(String id, int minute) {
    return aReport(id)
        .of(person)
        .with(null)
        .createdAt(InMemoryStore.START.plusSeconds(60L * minute));
  }

  private void sweep() {
    platform.store.letTimePass(Duration.ofMinutes(6));
    spending.sweep.work(() -> true);
  }

  private void sweepUntilRead() {
    for (int i = 0; i < 10; i++) {
      sweep();
    }
  }

  private CardTransaction only() {
    assertThat(platform.store.cardTransactions().all()).hasSize(1);
    return platform.store.cardTransactions().all().getFirst();
  }

  private CardTransaction transaction(String providerId) {
    return platform.store.cardTransactions().all().stream()
        .filter(it -> it.header().providerId().equals(providerId))
        .findFirst()
        .orElseThrow();
  }
}
