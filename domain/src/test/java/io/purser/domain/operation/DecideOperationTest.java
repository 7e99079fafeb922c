package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.DecideOperation.Result;
import io.purser.domain.operation.Observation.Action;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator ends what nobody else could. */
class DecideOperationTest {
  private static final Initiator OPERATOR =
      new Initiator("operator:ops-1", "seen in the provider's dashboard", "request-9");

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final Customer customer = given.customer(tenant);
  private final ScriptedWrite write =
      new ScriptedWrite(
          new OperationKind("trial", OperationClass.SEND_ONCE, Permission.READ_WALLET));
  private final InMemoryEngine engine =
      new InMemoryEngine(store, new EmptyAnswers(), List.of(write));

  private OperationId leftToAPerson() {
    var id = planned();
    write.answers(new Answer.InDoubt<>("no answer in time"));
    run(id);
    store.letTimePass(Duration.ofMinutes(1));
    assertThat(run(id)).isInstanceOf(Operation.Manual.class);
    return id;
  }

  private OperationId planned() {
    var id = OperationId.next(Given.IDS);
    var operation =
        new NewOperation(
            id, tenant.id(), write.kind(), "subject", customer.id(), "key", null, store.now());
    given.in(tenant, () -> store.operations().plan(operation));
    return id;
  }

  private Operation run(OperationId id) {
    return engine.runner.run(tenant.id(), id, Deadline.in(Duration.ofSeconds(10)));
  }

  @Test
  void an_effect_that_the_operator_has_seen_counts() {
    var id = leftToAPerson();

    var result = engine.decide.confirm(tenant.id(), id, "txn_1", OPERATOR);

    assertThat(result).isInstanceOf(Result.Decided.class);
    assertThat(run(id)).isInstanceOf(Operation.Confirmed.class);
    assertThat(write.settled()).singleElement().isInstanceOf(Operation.Confirmed.class);
    assertThat(given.in(tenant, () -> store.operations().seen(tenant.id(), id)).getLast().first())
        .satisfies(
            seen -> {
              assertThat(seen.action()).isEqualTo(Action.DECISION);
              assertThat(seen.evidence()).contains("txn_1");
            });
    assertThat(store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("operation.decided"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo(OPERATOR.actor());
              assertThat(entry.reason()).isEqualTo(OPERATOR.reason());
            });
  }

  @Test
  void an_operation_that_the_operator_closes_has_no_effect() {
    var id = leftToAPerson();

    assertThat(engine.decide.reject(tenant.id(), id, OPERATOR)).isInstanceOf(Result.Decided.class);

    assertThat(run(id))
        .isInstanceOfSatisfying(
            Operation.Rejected.class,
            rejected ->
                assertThat(rejected.why().reason())
                    .isEqualTo(Rejection.Reason.CLOSED_WITHOUT_EFFECT));
  }

  @Test
  void nobody_decides_what_is_not_left_to_a_person() {
    var id = planned();

    assertThat(engine.decide.reject(tenant.id(), id, OPERATOR))
        .isInstanceOf(Result.NotLeftToAPerson.class);
    assertThat(engine.decide.reject(tenant.id(), OperationId.next(Given.IDS), OPERATOR))
        .isInstanceOf(Result.NoSuchOperation.class);
  }

  @Test
  void of_two_who_decide_one_does() {
    var id = leftToAPerson();

    engine.decide.reject(tenant.id(), id, OPERATOR);

    assertThat(engine.decide.confirm(tenant.id(), id, "txn_1", OPERATOR))
        .isInstanceOf(Result.NotLeftToAPerson.class);
    assertThat(write.settled()).hasSize(1);
  }

  @Test
  void one_that_somebody_looks_at_is_left_alone() {
    var id = leftToAPerson();
    given.in(
        tenant,
        () -> store.operations().claim(tenant.id(), id, Duration.ofMinutes(1)).orElseThrow());

    assertThat(engine.decide.reject(tenant.id(), id, OPERATOR)).isInstanceOf(Result.Busy.class);
  }
}
