package io.purser.domain.operation;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Operations} must do for those who look at many of them. */
public abstract class OperationListContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private Customer customer;
  private Instant now;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
    now = store().now();
  }

  private Operations operations() {
    return store().operations();
  }

  private OperationId planned(Tenant of, Customer about, OperationKind kind, Instant at) {
    var id = OperationId.next(Given.IDS);
    var operation =
        new NewOperation(id, of.id(), kind, about.id().value(), about.id(), id.value(), null, at);
    given.in(of, () -> operations().plan(operation));
    return id;
  }

  private OperationId planned(Instant at) {
    return planned(tenant, customer, OperationKind.ADD_WALLET, at);
  }

  /** In a state that only a claimed operation gets to. */
  private OperationId left(OperationId id, UnaryOperator<Operation> to) {
    in(
        () -> {
          var claimed = operations().claim(tenant.id(), id, LEASE).orElseThrow();
          operations().save(to.apply(claimed), List.of());
        });
    return id;
  }

  private static Operation.Open sent(Operation operation, Instant at) {
    return ((Operation.Open) operation).send(at);
  }

  private List<OperationId> found(OperationFilter... filters) {
    return in(() -> operations().list(tenant.id(), List.of(filters), PageRequest.first(100)))
        .items()
        .stream()
        .map(Operation::id)
        .toList();
  }

  private List<OperationId> in(OperationState... states) {
    return found(new OperationFilter.InState(Set.of(states)));
  }

  @Test
  void each_state_finds_its_own() {
    var planned = planned(now.minusSeconds(60));
    var unknown =
        left(planned(now.minusSeconds(50)), it -> sent(it, now).doubt("no answer", now, now));
    var manual =
        left(planned(now.minusSeconds(40)), it -> sent(it, now).leaveToAPerson("nothing", now));
    var confirmed = left(planned(now.minusSeconds(30)), it -> sent(it, now).confirm(now));
    var rejected =
        left(
            planned(now.minusSeconds(20)),
            it ->
                sent(it, now).reject(Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER), now));
    var sent = left(planned(now.minusSeconds(10)), it -> sent(it, now));

    assertThat(found()).containsExactly(sent, rejected, confirmed, manual, unknown, planned);
    assertThat(in(OperationState.PENDING)).containsExactly(sent, unknown, planned);
    assertThat(in(OperationState.MANUAL)).containsExactly(manual);
    assertThat(in(OperationState.CONFIRMED)).containsExactly(confirmed);
    assertThat(in(OperationState.REJECTED)).containsExactly(rejected);
    assertThat(in(OperationState.PENDING, OperationState.MANUAL))
        .containsExactly(sent, manual, unknown, planned);
  }

  @Test
  void each_filter_finds_what_it_names_and_several_hold_together() {
    var other = given.customer(tenant);
    var oldest = planned(now.minusSeconds(30));
    var middle = planned(tenant, other, OperationKind.REGISTER_CUSTOMER, now.minusSeconds(20));
    var newest = planned(tenant, other, OperationKind.ADD_WALLET, now.minusSeconds(10));
    var wallets = new OperationFilter.OfKind(Set.of(OperationKind.ADD_WALLET));

    assertThat(found(wallets)).containsExactly(newest, oldest);
    assertThat(found(new OperationFilter.OfKind(Set.of()))).isEmpty();
    assertThat(found(new OperationFilter.OfCustomer(other.id()))).containsExactly(newest, middle);
    assertThat(found(new OperationFilter.CreatedFrom(now.minusSeconds(20))))
        .containsExactly(newest, middle);
    assertThat(found(new OperationFilter.CreatedBefore(now.minusSeconds(20))))
        .containsExactly(oldest);
    assertThat(found(wallets, new OperationFilter.OfCustomer(other.id()))).containsExactly(newest);
  }

  @Test
  void another_tenants_operations_are_nowhere_to_be_seen() {
    planned(stranger, given.customer(stranger), OperationKind.ADD_WALLET, now);

    assertThat(found()).isEmpty();
    assertThat(
            in(() -> operations().list(tenant.id(), List.of(), new PageRequest(5, null, true)))
                .total())
        .isZero();
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come_and_times_are_equal() {
    var before = new ArrayList<Operation>();
    for (int i = 0; i < 7; i++) {
      var id = planned(now.minusSeconds(60 - i / 3));
      before.add(in(() -> operations().get(tenant.id(), id).orElseThrow()));
    }
    var newestFirst =
        before.stream()
            .sorted(
                comparing((Operation operation) -> operation.header().createdAt())
                    .thenComparing(operation -> operation.id().value())
                    .reversed())
            .toList();

    var seen =
        Walk.through(
            3,
            page -> in(() -> operations().list(tenant.id(), List.of(), page)),
            () -> planned(store().now()));

    assertThat(seen).containsExactlyElementsOf(newestFirst);
  }
}
