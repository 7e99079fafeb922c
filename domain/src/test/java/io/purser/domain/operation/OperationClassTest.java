package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.Observation.Finding;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each class of operation allows after an answer that settles nothing. */
class OperationClassTest {
  private static final Answer<String> NO_ANSWER = new Answer.InDoubt<>("no answer in time");
  private static final Answer<String> DONE = new Answer.Done<>("effect");
  private static final Answer<String> REFUSED =
      new Answer.Refused<>(new Rejection(Reason.REFUSED_BY_PROVIDER, "insufficient_balance"));
  private static final Answer<String> TURNED_AWAY =
      new Answer.NotExecuted<>("too many requests", Duration.ofSeconds(1));
  private static final Duration LATEST = Duration.ofSeconds(15);

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final Customer customer = given.customer(tenant);

  /** One operation of a kind that only this test has. */
  private final class Trial {
    final ScriptedWrite write;
    final InMemoryEngine engine;
    final OperationId operation;

    Trial(OperationClass callClass) {
      var kind = new OperationKind("trial", callClass, Permission.READ_WALLET);
      write = new ScriptedWrite(kind);
      engine = new InMemoryEngine(store, new EmptyAnswers(), List.of(write));
      operation = plan(kind);
    }

    OperationId plan(OperationKind kind) {
      var id = OperationId.next(Given.IDS);
      var planned =
          new NewOperation(
              id, tenant.id(), kind, "subject", customer.id(), "the same", null, store.now());
      given.in(tenant, () -> store.operations().plan(planned));
      return id;
    }

    Operation run() {
      return run(operation);
    }

    Operation run(OperationId id) {
      return engine.runner.run(tenant.id(), id, Deadline.in(Duration.ofSeconds(10)));
    }

    List<Finding> findings() {
      return given.in(tenant, () -> store.operations().seen(tenant.id(), operation)).stream()
          .map(seen -> seen.first().finding())
          .toList();
    }
  }

  @Test
  void an_order_with_a_key_is_sent_without_a_look_and_again_when_nothing_is_seen() {
    var trial = new Trial(OperationClass.KEYED);
    trial.write.answers(NO_ANSWER);
    trial.write.answers(DONE);

    trial.run();
    assertThat(trial.findings()).startsWith(Finding.AMBIGUOUS);
    store.letTimePass(LATEST);

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.write.sends()).isEqualTo(2);
  }

  @Test
  void an_order_with_a_key_whose_effect_is_seen_is_not_sent_again() {
    var trial = new Trial(OperationClass.KEYED);
    trial.write.takesEffectAndAnswers(NO_ANSWER);

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.write.sends()).isOne();
  }

  @Test
  void an_order_is_not_sent_under_a_key_that_the_provider_may_have_forgotten() {
    var trial = new Trial(OperationClass.KEYED);
    trial.write.answersAndCannotBeReadAfterwards(NO_ANSWER);
    trial.run();
    store.letTimePass(Duration.ofHours(20));
    trial.write.canBeReadAgain();

    assertThat(trial.run()).isInstanceOf(Operation.Manual.class);
    assertThat(trial.write.sends()).isOne();
  }

  @Test
  void money_without_a_key_is_never_sent_again() {
    var trial = new Trial(OperationClass.SEND_ONCE);
    trial.write.answers(NO_ANSWER);

    trial.run();
    for (int i = 0; i < 20; i++) {
      store.letTimePass(Duration.ofSeconds(5));
      trial.run();
    }

    assertThat(trial.run()).isInstanceOf(Operation.Manual.class);
    assertThat(trial.write.sends()).isOne();
    assertThat(trial.engine.telemetry.ended()).hasSize(1);
    assertThat(store.eventLog().all())
        .filteredOn(event -> event.type().equals("operation.left_to_a_person"))
        .hasSize(1);
  }

  @Test
  void money_without_a_key_that_was_turned_away_unread_is_sent_again() {
    var trial = new Trial(OperationClass.SEND_ONCE);
    trial.write.answers(TURNED_AWAY);
    trial.write.answers(DONE);

    assertThat(trial.run()).isInstanceOf(Operation.Planned.class);
    store.letTimePass(Duration.ofSeconds(5));

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
  }

  @Test
  void money_whose_effect_shows_itself_after_all_is_settled_by_it() {
    var trial = new Trial(OperationClass.SEND_ONCE);
    trial.write.answers(NO_ANSWER);
    trial.run();
    store.letTimePass(Duration.ofMinutes(1));
    assertThat(trial.run()).isInstanceOf(Operation.Manual.class);
    assertThat(store.operations().due(10)).isEmpty();

    trial.write.takesEffectLate();
    given.in(tenant, () -> store.operations().wake(tenant.id(), customer.id()));
    assertThat(store.operations().due(10)).hasSize(1);
    trial.engine.resolver.work(() -> true);

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.write.sends()).isOne();
  }

  @Test
  void a_look_that_is_refused_settles_no_money() {
    var trial = new Trial(OperationClass.SEND_ONCE);
    trial.write.answersAndIsRefusedALookAfterwards(NO_ANSWER);

    assertThat(trial.run()).isInstanceOf(Operation.Unknown.class);
    store.letTimePass(Duration.ofMinutes(1));
    assertThat(trial.run()).isInstanceOf(Operation.Unknown.class);
  }

  @Test
  void a_provider_that_can_never_be_read_again_is_left_to_a_person() {
    var trial = new Trial(OperationClass.SEND_ONCE);
    trial.write.answersAndCannotBeReadAfterwards(NO_ANSWER);

    trial.run();
    store.letTimePass(Duration.ofDays(2));

    assertThat(trial.run()).isInstanceOf(Operation.Manual.class);
  }

  @Test
  void money_that_is_wanted_no_more_is_still_looked_for() {
    var trial = new Trial(OperationClass.KEYED);
    trial.write.answers(NO_ANSWER);
    trial.run();
    trial.write.isWantedNoMore();
    store.letTimePass(LATEST);
    assertThat(trial.run()).isInstanceOf(Operation.Unknown.class);

    trial.write.takesEffectLate();

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.write.sends()).isOne();
  }

  @Test
  void a_refusal_of_the_first_order_is_final() {
    var trial = new Trial(OperationClass.SEND_ONCE);
    trial.write.answers(REFUSED);

    assertThat(trial.run()).isInstanceOf(Operation.Rejected.class);
  }

  @Test
  void a_state_that_is_so_already_is_not_asked_for() {
    var trial = new Trial(OperationClass.STATE);
    trial.write.takesEffectLate();

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.write.sends()).isZero();
  }

  @Test
  void the_newest_wish_counts_and_the_older_one_is_not_sent_any_more() {
    var trial = new Trial(OperationClass.STATE);
    var newer = trial.plan(trial.write.kind());
    trial.write.answers(DONE);

    assertThat(trial.run(newer)).isInstanceOf(Operation.Confirmed.class);

    assertThat(trial.run())
        .isInstanceOfSatisfying(
            Operation.Rejected.class,
            rejected -> assertThat(rejected.why().reason()).isEqualTo(Reason.SUPERSEDED));
    assertThat(trial.write.sends()).isOne();
  }

  @Test
  void a_newer_wish_waits_until_the_older_one_can_have_no_more_effect() {
    var trial = new Trial(OperationClass.STATE);
    trial.write.answers(NO_ANSWER);
    trial.run();
    var newer = trial.plan(trial.write.kind());

    assertThat(trial.run(newer)).isInstanceOf(Operation.Planned.class);
    store.letTimePass(LATEST);
    trial.write.answers(DONE);

    assertThat(trial.run(newer)).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.run()).isInstanceOf(Operation.Rejected.class);
    assertThat(trial.write.sends()).isEqualTo(2);
  }

  @Test
  void an_attempt_that_was_overtaken_writes_nothing_and_is_counted() {
    var trial = new Trial(OperationClass.KEYED);
    trial.write.answersAfter(
        () -> {
          store.letTimePass(Duration.ofMinutes(1));
          trial.write.takesEffectLate();
          assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
        },
        REFUSED);

    assertThat(trial.run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(trial.engine.telemetry.lateWrites()).isOne();
    assertThat(trial.write.settled()).hasSize(1);
  }
}
