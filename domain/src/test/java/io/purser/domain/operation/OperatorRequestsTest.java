package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator's request that comes again decides nothing twice. */
class OperatorRequestsTest {
  private static final Initiator OPERATOR = new Initiator("operator:ops-1", "seen", "request-9");

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final Customer customer = given.customer(tenant);
  private final ScriptedWrite write =
      new ScriptedWrite(
          new OperationKind("trial", OperationClass.SEND_ONCE, Permission.READ_WALLET));
  private final InMemoryEngine engine =
      new InMemoryEngine(store, new EmptyAnswers(), List.of(write));
  private final OperatorRequests requests =
      new OperatorRequests(store.work(), store.work(), store.idempotencyRecords());
  private final OperationId id = leftToAPerson();

  private OperationId leftToAPerson() {
    var planned = OperationId.next(Given.IDS);
    var operation =
        new NewOperation(
            planned, tenant.id(), write.kind(), "subject", customer.id(), "key", null, store.now());
    given.in(tenant, () -> store.operations().plan(operation));
    write.answers(new Answer.InDoubt<>("no answer in time"));
    run(planned);
    store.letTimePass(Duration.ofMinutes(1));
    assertThat(run(planned)).isInstanceOf(Operation.Manual.class);
    return planned;
  }

  private Operation run(OperationId operation) {
    return engine.runner.run(tenant.id(), operation, deadline());
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  private IdempotentCall call(String key) {
    return new IdempotentCall(
        tenant.id(), OPERATOR.actor(), new IdempotencyKey(key), "fingerprint of " + key);
  }

  private Reply reject(String key) {
    return requests.decide(
        call(key),
        alongside -> engine.decide.reject(tenant.id(), id, OPERATOR, alongside),
        OperatorRequestsTest::answer);
  }

  private Reply look(String key) {
    return requests.lookAgain(
        call(key),
        () -> engine.lookAgain.handle(tenant.id(), id, OPERATOR, deadline()),
        OperatorRequestsTest::answer);
  }

  private static StoredAnswer answer(Object result) {
    return new StoredAnswer(200, Map.of(), result.getClass().getSimpleName(), null);
  }

  private static String said(Reply reply) {
    return reply instanceof Reply.Answered(var answer, var replayed)
        ? answer.body() + (replayed ? " again" : "")
        : reply.getClass().getSimpleName();
  }

  @Test
  void a_decision_that_comes_again_is_replayed() {
    assertThat(said(reject("key"))).isEqualTo("Decided");
    assertThat(said(reject("key"))).isEqualTo("Decided again");
    assertThat(said(reject("other"))).isEqualTo("NotLeftToAPerson");
    assertThat(said(reject("other"))).isEqualTo("NotLeftToAPerson again");
    assertThat(write.settled()).hasSize(1);
  }

  /** A crash right after the decision has nothing left to store. */
  @Test
  void the_answer_is_stored_in_the_unit_of_work_of_the_decision() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                requests.decide(
                    call("key"),
                    alongside -> {
                      engine.decide.reject(tenant.id(), id, OPERATOR, alongside);
                      throw new IllegalStateException("as if the process ended here");
                    },
                    OperatorRequestsTest::answer));

    assertThat(said(reject("key"))).isEqualTo("Decided again");
  }

  @Test
  void nothing_is_decided_when_its_answer_cannot_be_stored() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                requests.decide(
                    call("key"),
                    alongside -> engine.decide.reject(tenant.id(), id, OPERATOR, alongside),
                    result -> {
                      throw new IllegalStateException("as if by a bug");
                    }));

    assertThat(given.in(tenant, () -> store.operations().get(tenant.id(), id)))
        .containsInstanceOf(Operation.Manual.class);
  }

  @Test
  void that_somebody_is_at_it_is_not_the_answer_for_ever() {
    given.in(
        tenant,
        () -> store.operations().claim(tenant.id(), id, Duration.ofMinutes(1)).orElseThrow());

    assertThat(said(reject("key"))).isEqualTo("Busy");
    store.letTimePass(Duration.ofMinutes(2));
    assertThat(said(reject("key"))).isEqualTo("Decided");
  }

  @Test
  void a_decision_that_comes_again_while_it_is_made_is_in_flight() {
    var meanwhile = new StringBuilder();

    requests.decide(
        call("key"),
        alongside -> {
          meanwhile.append(said(Concurrently.elsewhere(() -> reject("key"))));
          return engine.decide.reject(tenant.id(), id, OPERATOR, alongside);
        },
        OperatorRequestsTest::answer);

    assertThat(meanwhile).hasToString("InFlight");
    assertThat(write.settled()).hasSize(1);
  }

  @Test
  void a_look_that_finds_the_effect_settles_the_operation_and_sends_nothing() {
    assertThat(said(look("first"))).isEqualTo("Looked");
    assertThat(write.settled()).isEmpty();
    write.takesEffectLate();

    assertThat(said(look("first"))).isEqualTo("Looked again");
    assertThat(write.settled()).isEmpty();
    assertThat(said(look("second"))).isEqualTo("Looked");
    assertThat(write.settled()).singleElement().isInstanceOf(Operation.Confirmed.class);
    assertThat(write.sends()).isEqualTo(1);
    assertThat(said(look("third"))).isEqualTo("NotLeftToAPerson");
  }

  @Test
  void whoever_has_it_looked_at_again_is_in_the_audit_log() {
    look("key");

    assertThat(store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("operation.look_again"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo(OPERATOR.actor());
              assertThat(entry.reason()).isEqualTo("seen");
              assertThat(entry.subject()).isEqualTo(id.value());
            });
  }
}
