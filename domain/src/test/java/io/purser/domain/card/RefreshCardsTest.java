package io.purser.domain.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is changed at the provider past us is taken over, and overtakes nothing of ours. */
final class RefreshCardsTest {
  @ParameterizedTest
  @EnumSource(CardCondition.class)
  void a_card_becomes_what_the_provider_says(CardCondition condition) {
    var at = CardsAtWork.ready().withCard();
    at.provider.becomes(at.providerCard(), condition);

    assertThat(at.refresh()).isInstanceOf(RefreshCards.Result.Refreshed.class);

    assertThat(at.newest().state()).isEqualTo(CardState.of(condition));
  }

  @Test
  void what_was_done_to_a_card_and_never_told_is_found_by_the_sweep_of_its_account() {
    var at = CardsAtWork.ready().withCard();
    at.provider.becomes(at.providerCard(), CardCondition.FROZEN);
    at.platform.store.letTimePass(Duration.ofHours(2));

    at.platform.cardAccountSweep(Duration.ofHours(2), 10).work(() -> true);

    assertThat(at.newest().state()).isEqualTo(CardState.FROZEN);
  }

  @Test
  void what_is_as_we_know_it_or_not_understood_changes_nothing() {
    var at = CardsAtWork.ready().withCard();
    var before = at.newest();

    at.refresh();
    at.provider.becomes(at.providerCard(), null);
    at.refresh();

    assertThat(at.newest()).isEqualTo(before);
  }

  @Test
  void the_provider_is_not_asked_where_nothing_can_change_any_more() {
    var at = CardsAtWork.ready();
    assertThat(at.refresh()).isInstanceOf(RefreshCards.Result.NothingToAsk.class);

    at.withCard().change(CardChange.VOID);
    at.provider.goesAway();

    assertThat(at.refresh()).isInstanceOf(RefreshCards.Result.NothingToAsk.class);
  }

  @Test
  void a_provider_that_is_away_is_asked_another_time() {
    var at = CardsAtWork.ready().withCard();
    at.provider.goesAway();

    assertThat(at.refresh()).isInstanceOf(RefreshCards.Result.Unavailable.class);
  }

  @Test
  void a_card_that_is_being_changed_is_left_to_its_operation() {
    var at = CardsAtWork.ready().withCard();
    at.provider.losesTheNextRequest();
    at.change(CardChange.FREEZE);
    at.provider.becomes(at.providerCard(), CardCondition.BLOCKED);

    at.refresh();

    assertThat(at.newest().state()).isEqualTo(CardState.ACTIVE);
  }

  @Test
  void an_answer_that_is_older_than_our_change_is_not_believed() {
    var at = CardsAtWork.ready().withCard();
    at.provider.afterTheNextList(() -> at.change(CardChange.FREEZE));

    at.refresh();

    assertThat(at.newest().state()).isEqualTo(CardState.FROZEN);
  }
}
