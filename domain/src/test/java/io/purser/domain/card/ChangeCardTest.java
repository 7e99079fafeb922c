package io.purser.domain.card;

import static io.purser.domain.card.CardsAtWork.body;
import static io.purser.domain.card.CardsAtWork.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.work.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wanted of a card becomes so; the newest wish counts, and an end is an end. */
final class ChangeCardTest {
  @ParameterizedTest
  @EnumSource(CardChange.class)
  void a_card_becomes_what_is_wanted(CardChange change) {
    var at = CardsAtWork.ready().withCard();
    if (change == CardChange.UNFREEZE) {
      at.change(CardChange.FREEZE);
    }

    assertThat(status(at.change(change))).isEqualTo(201);

    assertThat(((Card.Issued) at.newest()).state()).isEqualTo(CardState.of(change.target()));
    assertThat(at.provider.conditionOf(at.providerCard())).isEqualTo(change.target());
  }

  @Test
  void what_is_so_already_is_not_asked_for() {
    var at = CardsAtWork.ready().withCard();
    at.change(CardChange.FREEZE);
    int writes = at.provider.writes();

    assertThat(body(at.change(CardChange.FREEZE))).isEqualTo("FROZEN");

    assertThat(at.provider.writes()).isEqualTo(writes);
  }

  /** Every state and every change: what is not allowed reaches nobody. */
  @ParameterizedTest
  @EnumSource(CardCondition.class)
  void what_a_state_does_not_allow_is_refused_without_asking(CardCondition condition) {
    for (var change : CardChange.values()) {
      var at = CardsAtWork.ready();
      at.provider.losesTheNextAnswer();
      at.provider.cannotBeRead();
      at.issue();
      at.provider.becomes("provider-card-1", condition);
      at.provider.comesBack();
      at.platform.resolveEverything();
      int writes = at.provider.writes();

      var reply = at.change(change);

      boolean allowed =
          switch (condition) {
            case ACTIVE, FROZEN -> true;
            case BLOCKED -> change.isFinal();
            case LOST, STOLEN, VOIDED, CANCELLED -> change.target() == condition;
          };
      assertThat(status(reply))
          .as("%s %s", condition, change)
          .isEqualTo(expected(condition, change, allowed));
      if (!allowed) {
        assertThat(body(reply)).isEqualTo("StateForbids");
        assertThat(at.provider.writes()).isEqualTo(writes);
      }
    }
  }

  private static int expected(CardCondition condition, CardChange change, boolean allowed) {
    if (!allowed) {
      return 409;
    }
    return change.target() == condition ? 200 : 201;
  }

  @Test
  void a_card_that_is_not_there_yet_cannot_be_frozen() {
    var at = CardsAtWork.ready();
    at.provider.goesAway();
    at.issue();

    assertThat(body(at.change(CardChange.FREEZE))).isEqualTo("StateForbids");
  }

  @Test
  void a_lost_answer_is_found_and_nothing_is_sent_twice() {
    var at = CardsAtWork.ready().withCard();
    int before = at.provider.writes();
    at.provider.losesTheNextAnswer();

    at.change("key", CardChange.FREEZE);
    at.platform.resolveEverything();

    assertThat(status(at.change("key", CardChange.FREEZE))).isEqualTo(201);
    assertThat(at.provider.writes()).isEqualTo(before + 1);
    assertThat(at.newest().state()).isEqualTo(CardState.FROZEN);
  }

  @Test
  void of_several_wishes_while_the_provider_is_away_the_newest_counts() {
    var at = CardsAtWork.ready().withCard();
    at.provider.goesAway();
    assertThat(status(at.change(CardChange.FREEZE))).isEqualTo(202);
    assertThat(status(at.change(CardChange.UNFREEZE))).isEqualTo(202);
    assertThat(status(at.change("last", CardChange.FREEZE))).isEqualTo(202);

    at.provider.comesBack();
    at.platform.resolveEverything();

    assertThat(at.newest().state()).isEqualTo(CardState.FROZEN);
    assertThat(((Card.Open) at.newest()).wanted()).isNull();
    assertThat(status(at.change("last", CardChange.FREEZE))).isEqualTo(201);
  }

  @Test
  void nothing_overtakes_a_report_that_a_card_is_lost() {
    var at = CardsAtWork.ready().withCard();
    at.provider.goesAway();
    at.change(CardChange.REPORT_LOST);

    assertThat(body(at.change(CardChange.FREEZE))).isEqualTo("BeingClosed");
    assertThat(status(at.change(CardChange.REPORT_LOST))).isEqualTo(202);

    at.provider.comesBack();
    at.platform.resolveEverything();
    assertThat(at.newest().state()).isEqualTo(CardState.LOST);
    assertThat(at.platform.store.operations().all())
        .filteredOn(it -> it.header().kind().equals(CardChange.REPORT_LOST.kind()))
        .hasSize(1);
  }

  @Test
  void what_the_provider_does_not_allow_any_more_is_rejected_and_wanted_no_longer() {
    var at = CardsAtWork.ready().withCard();
    at.provider.becomes(at.providerCard(), CardCondition.VOIDED);

    assertThat(body(at.change(CardChange.FREEZE))).isEqualTo("CARD_STATE_FORBIDS");

    assertThat(((Card.Open) at.newest()).wanted()).isNull();
    assertThat(at.events()).endsWith("change_requested", "change_rejected");
  }

  @Test
  void a_suspended_customers_card_can_be_frozen_and_not_let_go() {
    var at = CardsAtWork.ready().withCard();
    at.platform.given.in(
        at.platform.tenant,
        () ->
            at.platform.suspendCustomer.suspend(
                at.platform.tenant.id(), at.customer.id(), "why", InMemoryPlatform.BY));

    assertThat(status(at.change(CardChange.FREEZE))).isEqualTo(201);
    assertThat(body(at.change(CardChange.UNFREEZE))).isEqualTo("OfCustomer");
  }

  @Test
  void wherever_the_process_dies_the_card_is_frozen() {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var at = CardsAtWork.ready().withCard();
      at.platform.store.steps().dieAt(step);
      try {
        at.change("key", CardChange.FREEZE);
      } catch (Steps.Death expected) {
        // The caller gets no answer and will try again.
      }
      broke = at.platform.store.steps().lastBreak() != null;
      at.platform.store.steps().breakNowhere();
      at.platform.resolveEverything();

      assertThat(status(at.change("key", CardChange.FREEZE)))
          .as("after step %s", step)
          .isEqualTo(201);
      assertThat(at.newest().state()).as("after step %s", step).isEqualTo(CardState.FROZEN);
      assertThat(((Card.Open) at.newest()).wanted()).as("after step %s", step).isNull();
    }
    assertThat(step).isGreaterThan(20);
  }
}
