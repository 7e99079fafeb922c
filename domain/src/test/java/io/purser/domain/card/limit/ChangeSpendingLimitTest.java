package io.purser.domain.card.limit;

import static io.purser.domain.InMemoryPlatform.BY;
import static io.purser.domain.card.limit.CardLimitsAtWork.body;
import static io.purser.domain.card.limit.CardLimitsAtWork.dollars;
import static io.purser.domain.card.limit.CardLimitsAtWork.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A daily limit is wanted, then scheduled, then in force; the newest wish counts. */
final class ChangeSpendingLimitTest {
  private CardLimitsAtWork at = new CardLimitsAtWork();

  @BeforeEach
  void readItOnce() {
    assertThat(at.read()).isInstanceOf(ReadSpendingLimit.Result.Found.class);
  }

  @Test
  void a_change_is_scheduled_and_in_force_after_the_delay() {
    assertThat(status(at.change(dollars(2500)))).isEqualTo(201);

    assertThat(at.limit().wanted()).isNull();
    assertThat(at.daily()).isEqualTo(dollars(7999));
    var scheduled = at.scheduled();
    assertThat(scheduled.daily()).isEqualTo(dollars(2500));
    assertThat(scheduled.from()).isEqualTo(at.platform.store.now().plus(FakeCardLimits.DELAY));

    at.letTimePass(FakeCardLimits.DELAY);
    at.sweep();

    assertThat(at.limit().scheduled()).isNull();
    assertThat(at.daily()).isEqualTo(dollars(2500));
    assertThat(at.events())
        .endsWith(
            "spending_limit.change_requested",
            "spending_limit.scheduled",
            "spending_limit.changed");
  }

  @Test
  void what_is_or_will_be_so_is_not_asked_for() {
    assertThat(body(at.change(dollars(7999)))).isEqualTo("so");
    at.change(dollars(2500));
    assertThat(body(at.change(dollars(2500)))).isEqualTo("so");

    assertThat(at.provider.writes()).isOne();
  }

  /** What is in force is not what will be: the change that waits would still replace it. */
  @Test
  void going_back_to_what_is_in_force_is_asked_for_while_something_else_waits() {
    at.change(dollars(2500));

    at.change(dollars(7999));

    assertThat(at.provider.writes()).isEqualTo(2);
    at.letTimePass(FakeCardLimits.DELAY);
    at.sweep();
    assertThat(at.limit().scheduled()).isNull();
    assertThat(at.provider.dailyOf(at.cardCustomer)).isEqualTo(dollars(7999));
  }

  @Test
  void of_several_wishes_while_the_provider_is_away_the_newest_counts() {
    at.provider.goesAway();
    assertThat(status(at.change("first", dollars(100)))).isEqualTo(202);
    assertThat(status(at.change(dollars(200)))).isEqualTo(202);
    assertThat(at.wanted().daily()).isEqualTo(dollars(200));

    at.provider.comesBack();
    at.platform.resolveEverything();

    assertThat(at.provider.writes()).isOne();
    assertThat(at.scheduled().daily()).isEqualTo(dollars(200));
    assertThat(at.limit().wanted()).isNull();
    assertThat(body(at.change("first", dollars(100)))).isEqualTo("SUPERSEDED");
    assertThat(at.events()).doesNotContain("spending_limit.change_rejected");
  }

  @Test
  void the_same_wish_again_is_the_operation_that_is_open_already() {
    at.provider.goesAway();
    at.change(dollars(200));
    var wanted = at.wanted();

    assertThat(status(at.change(dollars(200)))).isEqualTo(202);

    assertThat(at.wanted()).isEqualTo(wanted);
    assertThat(at.platform.store.operations().all())
        .filteredOn(it -> it.header().kind().equals(OperationKind.CHANGE_SPENDING_LIMIT))
        .hasSize(1);
  }

  @Test
  void what_is_in_force_is_asked_for_while_something_else_is_wanted() {
    at.provider.goesAway();
    at.change(dollars(200));

    assertThat(status(at.change(dollars(7999)))).isEqualTo(202);

    assertThat(at.wanted().daily()).isEqualTo(dollars(7999));
  }

  @Test
  void a_suspended_customer_gets_no_other_limit() {
    at.platform.given.in(
        at.platform.tenant,
        () ->
            at.platform.suspendCustomer.suspend(
                at.platform.tenant.id(), at.customer.id(), "a test", BY));

    assertThat(body(at.change(dollars(2500)))).isEqualTo("OfCustomer");

    assertThat(at.provider.writes()).isZero();
  }

  @Test
  void what_was_wanted_before_the_suspension_and_not_sent_is_sent_no_more() {
    at.provider.goesAway();
    assertThat(status(at.change("key", dollars(100)))).isEqualTo(202);
    at.platform.given.in(
        at.platform.tenant,
        () ->
            at.platform.suspendCustomer.suspend(
                at.platform.tenant.id(), at.customer.id(), "a test", BY));

    at.provider.comesBack();
    at.platform.resolveEverything();

    assertThat(body(at.change("key", dollars(100)))).isEqualTo("CUSTOMER_SUSPENDED");
    assertThat(at.provider.writes()).isZero();
    assertThat(at.limit().wanted()).isNull();
  }

  @Test
  void a_lost_answer_is_asked_again_and_sets_the_same() {
    at.provider.losesTheNextAnswer();
    at.change("key", dollars(2500));

    at.platform.resolveEverything();

    assertThat(status(at.change("key", dollars(2500)))).isEqualTo(201);
    at.letTimePass(FakeCardLimits.DELAY);
    at.sweep();
    assertThat(at.daily()).isEqualTo(dollars(2500));
    assertThat(at.limit().scheduled()).isNull();
  }

  @Test
  void a_limit_above_the_programmes_is_refused_and_wanted_no_longer() {
    assertThat(body(at.change(dollars(1_000_000)))).isEqualTo("LIMIT_NOT_ACCEPTED");

    assertThat(at.limit().wanted()).isNull();
    assertThat(at.limit().scheduled()).isNull();
    assertThat(at.events()).endsWith("spending_limit.change_rejected");
  }

  @Test
  void another_currency_is_refused_without_asking() {
    assertThat(body(at.change(new Money(100, Currency.getInstance("EUR")))))
        .isEqualTo("CurrencyDiffers");

    assertThat(at.provider.writes()).isZero();
  }

  @Test
  void a_change_that_does_not_come_about_is_overdue_and_asked_about_again() {
    at.change(dollars(2500));
    at.letTimePass(FakeCardLimits.DELAY.minusSeconds(1));
    int reads = at.provider.reads();
    at.sweep();
    assertThat(at.provider.reads()).isEqualTo(reads);

    at.provider.goesAway();
    at.letTimePass(Duration.ofMinutes(16));
    at.sweep();

    assertThat(at.scheduled().isOverdue(at.platform.store.now())).isTrue();
    at.provider.comesBack();
    at.letTimePass(Duration.ofMinutes(5));
    at.sweep();
    assertThat(at.limit().scheduled()).isNull();
  }

  @Test
  void what_is_fresh_is_not_read_again_and_what_is_old_is_the_answer_while_the_provider_is_away() {
    int reads = at.provider.reads();
    at.read();
    assertThat(at.provider.reads()).isEqualTo(reads);

    at.letTimePass(Duration.ofSeconds(31));
    at.provider.goesAway();
    var asOf = at.limit().asOf();
    assertThat(at.read()).isInstanceOf(ReadSpendingLimit.Result.LastKnown.class);
    assertThat(at.limit().asOf()).isEqualTo(asOf);

    at.provider.comesBack();
    assertThat(at.read()).isInstanceOf(ReadSpendingLimit.Result.Found.class);
    assertThat(at.limit().asOf()).isAfter(asOf);
  }

  @Test
  void what_should_have_changed_by_now_is_read_again_however_fresh_it_is() {
    at.change(dollars(2500));
    at.letTimePass(FakeCardLimits.DELAY.minusSeconds(5));
    at.read();
    assertThat(at.daily()).isEqualTo(dollars(7999));

    at.letTimePass(Duration.ofSeconds(5));
    at.read();

    assertThat(at.daily()).isEqualTo(dollars(2500));
  }

  @Test
  void what_is_read_is_as_old_as_the_question() {
    at.letTimePass(Duration.ofMinutes(1));
    var askedAt = at.platform.store.now();
    at.provider.takes(Duration.ofSeconds(5), at.platform.store);

    at.read();

    assertThat(at.limit().asOf()).isEqualTo(askedAt);
  }

  @Test
  void a_sweep_ends_at_the_first_that_the_provider_does_not_answer_for() {
    at.change(dollars(2500));
    at.changeOfAnother("ben@example.com", dollars(2500));
    at.letTimePass(FakeCardLimits.DELAY);
    at.provider.goesAway();

    assertThat(at.sweep()).isOne();

    at.provider.comesBack();
    at.letTimePass(Duration.ofMinutes(1));
    assertThat(at.sweep()).isEqualTo(2);
  }

  @Test
  void wherever_the_process_dies_the_limit_is_set() {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      at = new CardLimitsAtWork();
      readItOnce();
      at.platform.store.steps().dieAt(step);
      try {
        at.change("key", dollars(2500));
      } catch (Steps.Death expected) {
        // The caller gets no answer and will try again.
      }
      broke = at.platform.store.steps().lastBreak() != null;
      at.platform.store.steps().breakNowhere();
      at.platform.resolveEverything();

      assertThat(status(at.change("key", dollars(2500)))).as("after step %s", step).isEqualTo(201);
      at.letTimePass(FakeCardLimits.DELAY);
      at.sweep();
      assertThat(at.daily()).as("after step %s", step).isEqualTo(dollars(2500));
      assertThat(at.limit().scheduled()).as("after step %s", step).isNull();
    }
    assertThat(step).isGreaterThan(15);
  }
}
