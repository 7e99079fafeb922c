package io.purser.domain.card.limit;

import static io.purser.domain.InMemoryPlatform.BY;
import static io.purser.domain.card.limit.CardLimitsAtWork.body;
import static io.purser.domain.card.limit.CardLimitsAtWork.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.card.CardRefusal;
import io.purser.domain.card.IssueCard;
import io.purser.domain.work.Steps;
import org.junit.jupiter.api.Test;

/** How many cards there may be: numbers are set one by one, and none is lost on the way. */
final class ChangeCardCountsTest {
  private CardLimitsAtWork at = new CardLimitsAtWork();

  @Test
  void numbers_are_set_and_those_that_are_not_given_stay() {
    assertThat(status(at.count(new CardCounts(2, null, 3)))).isEqualTo(201);
    assertThat(status(at.count(new CardCounts(null, 0, null)))).isEqualTo(201);

    assertThat(at.counts().inForce()).isEqualTo(new CardCounts(2, 0, 3));
    assertThat(at.counts().ceilings()).isEqualTo(new CardCounts(3, 2, 5));
    assertThat(at.provider.countsOf(at.cardCustomer)).isEqualTo(new CardCounts(2, 0, 3));
  }

  @Test
  void what_is_so_already_is_not_asked_for() {
    at.count(new CardCounts(2, null, null));

    assertThat(body(at.count(new CardCounts(2, 1, null)))).isEqualTo("so");
    assertThat(at.provider.writes()).isOne();
  }

  @Test
  void of_several_wishes_while_the_provider_is_away_none_is_lost() {
    at.provider.goesAway();
    at.count(new CardCounts(2, null, null));
    at.count(new CardCounts(null, null, 4));
    at.count(new CardCounts(null, 2, 3));
    assertThat(at.counts().intended()).isEqualTo(new CardCounts(2, 2, 3));

    at.provider.comesBack();
    at.platform.resolveEverything();

    assertThat(at.provider.writes()).isOne();
    assertThat(at.counts().inForce()).isEqualTo(new CardCounts(2, 2, 3));
    assertThat(at.counts().wanted()).isNull();
  }

  @Test
  void more_than_the_programme_allows_is_refused_and_wanted_no_longer() {
    assertThat(body(at.count(new CardCounts(4, 1, 5)))).isEqualTo("LIMIT_NOT_ACCEPTED");

    assertThat(at.counts().wanted()).isNull();
    assertThat(at.counts().inForce()).isEqualTo(CardCounts.UNKNOWN);
    assertThat(at.events()).endsWith("card_counts.change_rejected");
  }

  @Test
  void a_suspended_customer_gets_no_other_numbers_and_those_under_way_are_sent_no_more() {
    at.provider.goesAway();
    at.count("key", new CardCounts(2, null, null));
    at.platform.given.in(
        at.platform.tenant,
        () ->
            at.platform.suspendCustomer.suspend(
                at.platform.tenant.id(), at.customer.id(), "a test", BY));
    assertThat(body(at.count(new CardCounts(1, null, null)))).isEqualTo("OfCustomer");

    at.provider.comesBack();
    at.platform.resolveEverything();

    assertThat(body(at.count("key", new CardCounts(2, null, null))))
        .isEqualTo("CUSTOMER_SUSPENDED");
    assertThat(at.provider.writes()).isZero();
    assertThat(at.counts().wanted()).isNull();
  }

  @Test
  void no_card_is_issued_beyond_it() {
    at.count(new CardCounts(0, null, null));

    var refused =
        at.platform.given.in(
            at.platform.tenant,
            () -> at.platform.issueCard.plan(at.platform.tenant.id(), at.customer.id(), BY));

    assertThat(refused).isEqualTo(new IssueCard.Result.Refused(new CardRefusal.LimitReached(0)));
  }

  @Test
  void wherever_the_process_dies_the_numbers_are_set() {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      at = new CardLimitsAtWork();
      at.platform.store.steps().dieAt(step);
      try {
        at.count("key", new CardCounts(2, 1, 3));
      } catch (Steps.Death expected) {
        // The caller gets no answer and will try again.
      }
      broke = at.platform.store.steps().lastBreak() != null;
      at.platform.store.steps().breakNowhere();
      at.platform.resolveEverything();

      assertThat(status(at.count("key", new CardCounts(2, 1, 3))))
          .as("after step %s", step)
          .isEqualTo(201);
      assertThat(at.counts().inForce())
          .as("after step %s", step)
          .isEqualTo(new CardCounts(2, 1, 3));
      assertThat(at.counts().wanted()).as("after step %s", step).isNull();
    }
    assertThat(step).isGreaterThan(15);
  }
}
