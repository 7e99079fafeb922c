package io.purser.domain.inbox;

import static io.purser.domain.card.spending.ReportBuilder.aReport;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.spending.CardTransaction;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.inbox.Inbox.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Deliveries about what cards are used for. */
final class CardUseDeliveriesTest {
  private final InboxAtWork inbox = new InboxAtWork();
  private final String person =
      inbox.platform.given.readyForCard(inbox.platform.tenant, inbox.customer);

  @Test
  void each_event_is_applied_once_in_whatever_order() {
    inbox.deliver("spent evt_2 " + person + " tx SETTLED 60");
    inbox.deliver("spent evt_1 " + person + " tx AUTHORIZED 50");
    inbox.deliver("spent evt_1 " + person + " tx AUTHORIZED 50 again");
    inbox.work();

    assertThat(only().state()).isEqualTo(SpendingState.SETTLED);
    assertThat(only().history().sightings()).hasSize(2);
    assertThat(inbox.outcomes())
        .containsExactlyInAnyOrder(
            new Outcome.Applied(), new Outcome.Applied(), new Outcome.Duplicate());
  }

  @Test
  void one_that_is_too_old_is_a_reason_to_ask_and_no_more() {
    inbox.platform.spending.provider.shows(
        aReport("tx").of(person).with(null).is(SpendingState.EXPIRED, 50).build());
    inbox.signedAt = inbox.platform.store.now().minus(Duration.ofDays(4));

    inbox.deliver("spent evt_1 " + person + " tx AUTHORIZED 50");
    inbox.work();

    assertThat(only().state()).isEqualTo(SpendingState.EXPIRED);
    assertThat(only().history().sightings()).hasSize(1);
    assertThat(inbox.outcomes()).containsExactly(new Outcome.AskedInstead());
  }

  @Test
  void while_the_card_cannot_be_found_out_it_waits() {
    inbox.platform.cards.goesAway();
    inbox.deliver("spent evt_1 " + person + " tx AUTHORIZED 50");
    inbox.work();
    assertThat(inbox.outcomes()).isEmpty();

    inbox.platform.cards.comesBack();
    inbox.platform.store.letTimePass(Duration.ofMinutes(10));
    inbox.work();

    assertThat(only().state()).isEqualTo(SpendingState.AUTHORIZED);
  }

  @Test
  void one_about_a_card_customer_whom_we_do_not_know_ends_with_a_person() {
    inbox.deliver("spent evt_1 somebody tx AUTHORIZED 50");
    inbox.workForHours(5);

    assertThat(inbox.outcomes())
        .containsExactly(
            new Outcome.Quarantined("names a card customer who is not of this account"));
  }

  private CardTransaction only() {
    assertThat(inbox.platform.store.cardTransactions().all()).hasSize(1);
    return inbox.platform.store.cardTransactions().all().getFirst();
  }
}
