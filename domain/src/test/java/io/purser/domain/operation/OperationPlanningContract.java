package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.Operations.Due;
import io.purser.domain.operation.Operations.Planning;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Operations} must do with what is planned. */
public abstract class OperationPlanningContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** More than other tests leave behind in a shared store. */
  private static final int ALL = 10_000;

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Operations operations() {
    return store().operations();
  }

  private NewOperation newOperation(Tenant of, Customer about, String naturalKey) {
    return new NewOperation(
        OperationId.next(Given.IDS),
        of.id(),
        OperationKind.REGISTER_CUSTOMER,
        about.id().value(),
        about.id(),
        naturalKey,
        null,
        store().now());
  }

  private Planning plan(Tenant of, Customer about, String naturalKey) {
    var operation = newOperation(of, about, naturalKey);
    return given.in(of, () -> operations().plan(operation));
  }

  private Optional<Operation> get(OperationId id) {
    return in(() -> operations().get(tenant.id(), id));
  }

  private Optional<Operation.Open> claim(OperationId id) {
    return in(() -> operations().claim(tenant.id(), id, LEASE));
  }

  private <T extends Operation> T saved(T operation) {
    in(() -> operations().save(operation, List.of()));
    return operation;
  }

  private List<OperationId> due() {
    return operations().due(ALL).stream()
        .filter(due -> due.tenant().equals(tenant.id()))
        .map(Due::id)
        .toList();
  }

  private Planning order(Tenant of, Customer about, String reference) {
    var id = OperationId.next(Given.IDS);
    var operation =
        new NewOperation(
            id,
            of.id(),
            OperationKind.ADD_WALLET,
            about.id().value(),
            about.id(),
            id.value(),
            reference,
            store().now());
    return given.in(of, () -> operations().plan(operation));
  }

  @Test
  void a_new_operation_is_planned_for_the_account_of_its_tenant_and_due_at_once() {
    var operation = newOperation(tenant, customer, "ana@example.com");

    var planning = in(() -> operations().plan(operation));

    assertThat(planning)
        .isInstanceOfSatisfying(
            Planning.Planned.class,
            planned ->
                assertThat(planned.operation().header())
                    .isEqualTo(
                        new Operation.Header(
                            operation.id(),
                            tenant.id(),
                            tenant.account(),
                            OperationKind.REGISTER_CUSTOMER,
                            customer.id().value(),
                            customer.id(),
                            0,
                            0,
                            null,
                            operation.plannedAt(),
                            operation.plannedAt())));
    assertThat(get(operation.id())).contains(((Planning.Planned) planning).operation());
    assertThat(due()).containsExactly(operation.id());
  }

  @Test
  void one_open_operation_of_an_account_has_a_natural_key() {
    var neighbour = given.neighbourOf(tenant);
    var theirs = given.customer(neighbour);
    plan(tenant, customer, "ana@example.com");

    assertThat(plan(tenant, given.customer(tenant), "ana@example.com"))
        .isInstanceOf(Planning.KeyBusy.class);
    assertThat(plan(neighbour, theirs, "ana@example.com")).isInstanceOf(Planning.KeyBusy.class);
    assertThat(plan(tenant, customer, "ben@example.com")).isInstanceOf(Planning.Planned.class);
  }

  @Test
  void what_is_withheld_keeps_its_natural_key_and_its_reference() {
    var withheld = newOperation(tenant, customer, "ana@example.com");

    assertThat(in(() -> operations().withhold(withheld)))
        .hasValueSatisfying(it -> assertThat(get(withheld.id())).contains(it));

    assertThat(due()).isEmpty();
    assertThat(plan(tenant, given.customer(tenant), "ana@example.com"))
        .isInstanceOf(Planning.KeyBusy.class);
    var like = newOperation(tenant, given.customer(tenant), "ana@example.com");
    assertThat(in(() -> operations().withhold(like))).isEmpty();
    assertThat(get(like.id())).isEmpty();
  }

  @Test
  void a_busy_key_does_not_break_the_unit_of_work_it_was_met_in() {
    plan(tenant, customer, "ana@example.com");
    var busy = newOperation(tenant, customer, "ana@example.com");
    var free = newOperation(tenant, customer, "ben@example.com");

    var second =
        in(
            () -> {
              operations().plan(busy);
              return operations().plan(free);
            });

    assertThat(second).isInstanceOf(Planning.Planned.class);
    assertThat(get(busy.id())).isEmpty();
    assertThat(get(free.id())).isPresent();
  }

  @Test
  void another_account_may_have_the_same_natural_key() {
    plan(tenant, customer, "ana@example.com");

    assertThat(plan(stranger, given.customer(stranger), "ana@example.com"))
        .isInstanceOf(Planning.Planned.class);
  }

  @Test
  void a_settled_operation_gives_its_natural_key_back() {
    var first = (Planning.Planned) plan(tenant, customer, "ana@example.com");
    saved(claim(first.operation().id()).orElseThrow().confirm(store().now()));

    assertThat(plan(tenant, customer, "ana@example.com")).isInstanceOf(Planning.Planned.class);
  }

  @Test
  void kinds_that_have_their_keys_in_common_set_one_state() {
    var freeze = wish(OperationKind.FREEZE_CARD, "a card");
    var unfreeze = wish(OperationKind.UNFREEZE_CARD, "a card");
    var another = wish(OperationKind.UNFREEZE_CARD, "another card");

    in(
        () -> {
          assertThat(operations().rivals(freeze))
              .isEqualTo(new Operations.Rivals(Optional.empty(), false));
          assertThat(operations().rivals(unfreeze))
              .isEqualTo(new Operations.Rivals(Optional.of(freeze.id()), true));
          assertThat(operations().rivals(another))
              .isEqualTo(new Operations.Rivals(Optional.empty(), true));
        });
  }

  private Operation.Planned wish(OperationKind kind, String key) {
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            tenant.id(),
            kind,
            customer.id().value(),
            customer.id(),
            key,
            null,
            store().now());
    return ((Planning.Planned) in(() -> operations().plan(operation))).operation();
  }

  @Test
  void a_reference_is_used_once_and_for_ever_within_its_tenant() {
    var first = ((Planning.Planned) order(tenant, customer, "invoice-7")).operation();

    assertThat(order(tenant, customer, "invoice-7"))
        .isEqualTo(new Planning.ReferenceUsed(first.id()));
    saved(claim(first.id()).orElseThrow().confirm(store().now()));
    assertThat(order(tenant, customer, "invoice-7"))
        .isEqualTo(new Planning.ReferenceUsed(first.id()));

    assertThat(order(tenant, customer, "invoice-8")).isInstanceOf(Planning.Planned.class);
    assertThat(order(stranger, given.customer(stranger), "invoice-7"))
        .isInstanceOf(Planning.Planned.class);
  }

  @Test
  void of_many_who_order_under_one_reference_one_does() {
    var plannings = Concurrently.run(8, _ -> order(tenant, customer, "invoice-9"));

    assertThat(plannings).filteredOn(Planning.Planned.class::isInstance).hasSize(1);
    assertThat(plannings).filteredOn(Planning.ReferenceUsed.class::isInstance).hasSize(7);
  }

  @Test
  void of_many_who_plan_the_same_at_once_one_does() {
    var plannings = Concurrently.run(8, _ -> plan(tenant, customer, "ana@example.com"));

    assertThat(plannings).filteredOn(Planning.Planned.class::isInstance).hasSize(1);
    assertThat(plannings).filteredOn(Planning.KeyBusy.class::isInstance).hasSize(7);
  }
}
