package io.purser.domain.card;

import static io.purser.domain.card.CardsAtWork.body;
import static io.purser.domain.card.CardsAtWork.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.work.Steps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Having a card made: one of every wish, whatever is lost, comes twice or breaks. */
final class IssueCardTest {
  @Test
  void the_first_card_ends_the_onboarding() {
    var at = CardsAtWork.ready();
    assertThat(at.onboarding()).isEqualTo(Stage.READY);

    assertThat(status(at.issue())).isEqualTo(201);

    assertThat(at.newest().state()).isEqualTo(CardState.ACTIVE);
    assertThat(((Card.Issued) at.newest()).provider().lastFour()).isEqualTo("0001");
    assertThat(at.onboarding()).isEqualTo(Stage.ACTIVE);
    assertThat(at.events()).containsExactly("requested", "issued");
  }

  @Test
  void the_same_key_makes_one_card_and_another_key_another() {
    var at = CardsAtWork.ready();

    at.issue("first");
    at.issue("first");
    at.issue("second");

    assertThat(at.provider.cardsMade()).isEqualTo(2);
    assertThat(at.all()).hasSize(2).allMatch(Card.Active.class::isInstance);
  }

  @Test
  void who_has_not_come_through_onboarding_gets_no_card() {
    var at = new CardsAtWork();

    assertThat(body(at.issue())).isEqualTo("NoOnboarding");

    at.platform.startOnboarding("begin", at.customer.id());
    assertThat(body(at.issue())).isEqualTo("NotOnboarded");
    assertThat(at.provider.writes()).isZero();
  }

  @Test
  void a_suspended_customer_gets_no_card() {
    var at = CardsAtWork.ready();
    at.platform.given.in(
        at.platform.tenant,
        () ->
            at.platform.suspendCustomer.suspend(
                at.platform.tenant.id(), at.customer.id(), "why", InMemoryPlatform.BY));

    assertThat(body(at.issue())).isEqualTo("OfCustomer");
    assertThat(at.provider.writes()).isZero();
  }

  @Test
  void the_sixth_card_is_refused_until_one_is_closed() {
    var at = CardsAtWork.ready();
    for (int i = 0; i < Card.MOST; i++) {
      assertThat(status(at.issue())).isEqualTo(201);
    }
    assertThat(body(at.issue())).isEqualTo("LimitReached");

    at.change(CardChange.VOID);

    assertThat(status(at.issue())).isEqualTo(201);
    assertThat(at.provider.cardsMade()).isEqualTo(Card.MOST + 1);
  }

  @Test
  void of_two_at_once_one_is_made_and_the_other_learns_of_it() {
    var at = CardsAtWork.ready();
    at.provider.losesTheNextAnswer();
    at.provider.cannotBeRead();
    assertThat(status(at.issue())).isEqualTo(202);

    assertThat(body(at.issue())).isEqualTo("BeingIssued");

    at.provider.comesBack();
    at.platform.resolveEverything();
    assertThat(status(at.issue())).isEqualTo(201);
    assertThat(at.provider.cardsMade()).isEqualTo(2);
  }

  @Test
  void many_at_once_never_make_more_than_are_answered_for() {
    var at = CardsAtWork.ready();

    var replies = Concurrently.run(12, i -> at.issue("key-" + i));

    long made =
        replies.stream()
            .filter(
                reply -> reply instanceof Reply.Answered(var answer, _) && answer.status() == 201)
            .count();
    assertThat(at.provider.cardsMade()).isEqualTo((int) made).isBetween(1, Card.MOST);
  }

  @Test
  void an_answer_that_is_lost_never_costs_a_second_card() {
    var at = CardsAtWork.ready();
    at.provider.losesTheNextAnswer();

    at.issue("key");
    at.platform.resolveEverything();

    assertThat(status(at.issue("key"))).isEqualTo(201);
    assertThat(at.provider.cardsMade()).isOne();
    assertThat(at.newest().state()).isEqualTo(CardState.ACTIVE);
  }

  @Test
  void a_card_that_was_there_before_is_not_taken_for_the_new_one() {
    var at = new CardsAtWork();
    var person = at.platform.given.readyForCard(at.platform.tenant, at.customer);
    at.provider.has(person);
    at.platform.store.letTimePass(Duration.ofHours(1));
    at.provider.losesTheNextRequest();

    at.issue("key");
    at.platform.resolveEverything();

    assertThat(status(at.issue("key"))).isEqualTo(202);
    assertThat(at.platform.store.operations().all()).last().isInstanceOf(Operation.Manual.class);
    assertThat(at.provider.writes()).isOne();
  }

  @Test
  void two_cards_that_could_be_it_are_left_to_a_person() {
    var at = new CardsAtWork();
    var person = at.platform.given.readyForCard(at.platform.tenant, at.customer);
    at.provider.losesTheNextAnswer();
    at.provider.cannotBeRead();
    at.issue("key");
    at.provider.has(person);
    at.provider.comesBack();

    at.platform.resolveEverything();

    assertThat(at.newest().state()).isEqualTo(CardState.REQUESTED);
    assertThat(at.provider.writes()).isOne();
  }

  @Test
  void while_the_provider_is_away_it_is_taken_back_unless_the_caller_waits() {
    var at = CardsAtWork.ready();
    at.provider.goesAway();

    assertThat(at.issue("key", WhenNotSent.IS_TAKEN_BACK)).isInstanceOf(Reply.NotSent.class);
    assertThat(at.newest().state()).isEqualTo(CardState.FAILED);

    at.provider.comesBack();
    assertThat(status(at.issue("key", WhenNotSent.IS_TAKEN_BACK))).isEqualTo(201);
    assertThat(at.provider.cardsMade()).isOne();
  }

  @Test
  void wherever_the_process_dies_there_is_one_card_or_a_person_is_asked() {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var at = CardsAtWork.ready();
      at.platform.store.steps().dieAt(step);
      try {
        at.issue("key");
      } catch (Steps.Death expected) {
        // The caller gets no answer and will try again.
      }
      broke = at.platform.store.steps().lastBreak() != null;
      at.platform.store.steps().breakNowhere();
      at.platform.resolveEverything();
      int last = status(at.issue("key"));

      assertThat(at.provider.cardsMade()).as("after step %s", step).isLessThanOrEqualTo(1);
      if (at.provider.cardsMade() == 1) {
        assertThat(last).as("after step %s", step).isEqualTo(201);
        assertThat(at.all())
            .as("after step %s", step)
            .singleElement()
            .isInstanceOf(Card.Active.class);
      }
    }
    assertThat(step).isGreaterThan(20);
  }
}
