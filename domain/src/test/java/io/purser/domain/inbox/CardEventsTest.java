package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.FakeCardProvider;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.inbox.Inbox.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Deliveries about card customers: each a reason to ask the provider, and no more. */
final class CardEventsTest {
  private final InboxAtWork inbox = new InboxAtWork();
  private final FakeCardProvider provider = inbox.platform.cardProvider;

  @Test
  void what_the_provider_says_when_it_is_asked_counts_and_not_what_was_delivered() {
    inbox.platform.startOnboarding("start", inbox.customer.id());
    var person = provider.onlyPerson();

    inbox.deliver("card evt_1 " + person);
    inbox.work();
    assertThat(stage()).isEqualTo(Stage.EMAIL_CODE);

    provider.kyc(person, Kyc.APPROVED);
    inbox.deliver("card evt_2 " + person);
    inbox.work();
    assertThat(stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied(), new Outcome.Applied());
  }

  @Test
  void the_account_is_ordered_as_soon_as_identity_is_proved() {
    inbox.platform.startOnboarding("start", inbox.customer.id());
    provider.kyc(provider.onlyPerson(), Kyc.APPROVED);

    inbox.deliver("card evt_1 " + provider.onlyPerson());
    inbox.work();

    var known = (Known) onboarding();
    assertThat(known.cardholder().progress().deploymentAsked()).isTrue();
  }

  @Test
  void nobody_is_asked_about_the_cards_of_a_customer_who_has_none() {
    inbox.platform.startOnboarding("start", inbox.customer.id());
    inbox.platform.cards.goesAway();

    inbox.deliver("cards evt_1 " + provider.onlyPerson());
    inbox.work();

    assertThat(inbox.outcomes()).containsExactly(new Outcome.Duplicate());
  }

  @Test
  void while_the_provider_is_away_it_waits() {
    inbox.platform.startOnboarding("start", inbox.customer.id());
    var person = provider.onlyPerson();
    provider.kyc(person, Kyc.APPROVED);
    provider.goesAway();
    inbox.deliver("card evt_1 " + person);
    inbox.work();
    assertThat(inbox.outcomes()).isEmpty();

    provider.comesBack();
    inbox.platform.store.letTimePass(Duration.ofMinutes(10));
    inbox.work();

    assertThat(stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
  }

  @Test
  void one_that_comes_before_the_answer_that_names_the_card_customer_is_worked_after_it() {
    inbox.deliver("card evt_1 card-customer-0");
    inbox.work();
    assertThat(inbox.outcomes()).isEmpty();

    inbox.platform.startOnboarding("start", inbox.customer.id());
    provider.kyc("card-customer-0", Kyc.APPROVED);
    inbox.platform.store.letTimePass(Duration.ofMinutes(10));
    inbox.work();

    assertThat(stage()).isEqualTo(Stage.SOURCE_OF_FUNDS);
  }

  @Test
  void one_about_nobody_we_know_ends_with_a_person() {
    inbox.deliver("card evt_1 nobody");
    inbox.workForHours(5);

    assertThat(inbox.outcomes())
        .containsExactly(
            new Outcome.Quarantined("names a card customer who is not of this account"));
  }

  private Stage stage() {
    return onboarding().stage();
  }

  private CardOnboarding onboarding() {
    return inbox.platform.store.cardOnboardings().all().getFirst();
  }
}
