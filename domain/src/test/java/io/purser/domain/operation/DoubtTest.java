package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done about a request that may or may not have had its effect. */
class DoubtTest {
  private static final Answer<String> NO_ANSWER = new Answer.InDoubt<>("no answer in time");
  private static final Answer<String> DONE = new Answer.Done<>("effect");
  private static final Rejection KNOWN = Rejection.because(Reason.EMAIL_KNOWN_TO_PROVIDER);
  private static final Answer<String> REFUSED = new Answer.Refused<>(KNOWN);
  private static final Duration LATEST = Duration.ofSeconds(15);

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final ScriptedWrite write = new ScriptedWrite();
  private final OperationRunner runner =
      new InMemoryEngine(store, new EmptyAnswers(), List.of(write)).runner;

  private Tenant tenant;
  private OperationId operation;

  @BeforeEach
  void plan() {
    tenant = given.tenant();
    operation = given.operation(tenant, given.customer(tenant)).id();
  }

  @Test
  void an_effect_that_is_there_is_found_in_the_same_run() {
    write.takesEffectAndAnswers(NO_ANSWER);

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isOne();
  }

  @Test
  void what_someone_else_is_at_for_a_moment_is_waited_for() {
    write.answers(DONE);
    store
        .work()
        .inTransaction(
            tenant.id(),
            () -> store.operations().claim(tenant.id(), operation, Duration.ofSeconds(2)));

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isOne();
  }

  @Test
  void what_someone_else_is_at_for_long_is_left_to_them() {
    store
        .work()
        .inTransaction(
            tenant.id(),
            () -> store.operations().claim(tenant.id(), operation, Duration.ofMinutes(1)));

    assertThat(run()).isInstanceOf(Operation.Planned.class);
    assertThat(write.sends()).isZero();
  }

  @Test
  void nobody_waits_for_what_someone_else_is_at_where_nobody_waits_for_the_outcome() {
    store
        .work()
        .inTransaction(
            tenant.id(),
            () -> store.operations().claim(tenant.id(), operation, Duration.ofSeconds(2)));
    var before = store.now();

    runner.resume(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));

    assertThat(store.now()).isEqualTo(before);
    assertThat(write.sends()).isZero();
  }

  @Test
  void what_may_still_take_effect_is_not_sent_again() {
    write.answers(NO_ANSWER);

    var doubted = run();
    store.letTimePass(LATEST.minusSeconds(5));
    run();

    assertThat(doubted).isInstanceOf(Operation.Unknown.class);
    assertThat(write.sends()).isOne();
  }

  @Test
  void an_effect_that_comes_late_is_not_made_twice() {
    write.answers(NO_ANSWER);

    run();
    write.takesEffectLate();
    store.letTimePass(LATEST);

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isOne();
  }

  @Test
  void what_had_no_effect_for_long_enough_is_sent_again() {
    write.answers(NO_ANSWER);
    write.answers(DONE);

    run();
    store.letTimePass(LATEST);

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isEqualTo(2);
  }

  @Test
  void looking_again_does_not_put_off_the_next_send() {
    write.answers(NO_ANSWER);
    write.answers(DONE);

    run();
    for (int i = 0; i < 5; i++) {
      store.letTimePass(Duration.ofSeconds(3));
      run();
    }

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isEqualTo(2);
  }

  @Test
  void it_is_due_when_it_may_be_sent_again() {
    write.answers(NO_ANSWER);

    run();

    assertThat(store.operations().due(10)).isEmpty();
    store.letTimePass(LATEST);
    assertThat(store.operations().due(10))
        .containsExactly(new Operations.Due(tenant.id(), operation));
  }

  @Test
  void a_refusal_of_the_second_request_does_not_deny_the_effect_of_the_first() {
    write.answers(NO_ANSWER);
    write.takesEffectAndAnswers(REFUSED);

    run();
    store.letTimePass(LATEST);

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.settled()).singleElement().isInstanceOf(Operation.Confirmed.class);
  }

  @Test
  void a_refusal_after_a_doubt_counts_when_there_is_no_effect() {
    write.answers(NO_ANSWER);
    write.answers(REFUSED);

    run();
    store.letTimePass(LATEST);

    assertThat(run())
        .isInstanceOfSatisfying(
            Operation.Rejected.class, rejected -> assertThat(rejected.why()).isEqualTo(KNOWN));
  }

  /** A list that does not show it yet is not enough to say that no money has left. */
  @Test
  void a_refusal_after_a_doubt_about_money_is_left_to_a_person_when_no_effect_is_seen() {
    var money = new ScriptedWrite(OperationKind.SEND_TRANSFER);
    var sender = new InMemoryEngine(store, new EmptyAnswers(), List.of(money)).runner;
    var sending =
        given.operation(tenant, given.customer(tenant), "trf_1", OperationKind.SEND_TRANSFER).id();
    money.answers(NO_ANSWER);
    money.answers(REFUSED);

    sender.run(tenant.id(), sending, Deadline.in(Duration.ofSeconds(10)));
    store.letTimePass(LATEST);

    assertThat(sender.run(tenant.id(), sending, Deadline.in(Duration.ofSeconds(10))))
        .isInstanceOf(Operation.Manual.class);
    assertThat(money.sends()).isEqualTo(2);
    assertThat(money.settled()).isEmpty();
  }

  @Test
  void a_refusal_after_a_doubt_settles_nothing_while_the_provider_cannot_be_read() {
    write.answers(NO_ANSWER);
    write.answersAndCannotBeReadAfterwards(REFUSED);

    run();
    store.letTimePass(LATEST);
    assertThat(run()).isInstanceOf(Operation.Unknown.class);

    write.canBeReadAgain();
    write.takesEffectLate();
    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
  }

  @Test
  void a_refusal_of_the_first_request_counts_at_once() {
    write.answers(REFUSED);

    assertThat(run()).isInstanceOf(Operation.Rejected.class);
  }

  @Test
  void a_request_that_was_turned_away_leaves_no_doubt_behind() {
    write.answers(new Answer.NotExecuted<>("too many requests", Duration.ZERO));
    write.answers(DONE);

    assertThat(run()).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isEqualTo(2);
  }

  private Operation run() {
    return runner.run(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));
  }
}
