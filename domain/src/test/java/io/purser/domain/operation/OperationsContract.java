package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.Observation.Action;
import io.purser.domain.operation.Observation.Finding;
import io.purser.domain.operation.Operations.Due;
import io.purser.domain.operation.Operations.Planning;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Operations} must do with what was planned. */
public abstract class OperationsContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** More than other tests leave behind in a shared store. */
  private static final int ALL = 10_000;

  private static final OperationKind SETS_A_STATE =
      new OperationKind("sets_a_state", OperationClass.STATE, Permission.READ_WALLET);

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Operations operations() {
    return store().operations();
  }

  private Operation.Planned planned() {
    return given.operation(tenant, customer);
  }

  private Optional<Operation> get(OperationId id) {
    return in(() -> operations().get(tenant.id(), id));
  }

  private Optional<Operation.Open> claim(OperationId id) {
    return in(() -> operations().claim(tenant.id(), id, LEASE));
  }

  private Operation.Open claimed() {
    return claim(planned().id()).orElseThrow();
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

  private Operation.Planned wish(String state) {
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            tenant.id(),
            SETS_A_STATE,
            customer.id().value(),
            customer.id(),
            state,
            null,
            store().now());
    return in(() -> ((Planning.Planned) operations().plan(operation)).operation());
  }

  private Operation.Manual leftToAPerson() {
    var at = store().now();
    var sent = saved(claimed().send(at));
    return saved(sent.leaveToAPerson("no effect is to be seen", at));
  }

  private Observation seen(Finding finding, String evidence) {
    return new Observation(1, Action.LOOK_UP, finding, evidence, store().now());
  }

  @Test
  void every_state_is_read_back_as_it_was_saved() {
    var at = store().now();
    var why = new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-1");
    var sent = saved(claimed().send(at));
    assertThat(get(sent.id())).contains(sent);

    var unknown = saved(sent.doubt("the answer broke off", at.plusSeconds(5), at));
    assertThat(get(unknown.id())).contains(unknown);

    var unsent = saved(saved(claimed().send(at)).notExecuted(at.plusSeconds(9)));
    assertThat(get(unsent.id())).contains(unsent);

    var parked = saved(claimed().park(at.plusSeconds(9), at));
    assertThat(get(parked.id())).contains(parked);

    var manual =
        saved(claim(sent.id()).orElseThrow().leaveToAPerson("no effect is to be seen", at));
    assertThat(get(manual.id())).contains(manual);

    var confirmed = saved(claimed().confirm(at));
    assertThat(get(confirmed.id())).contains(confirmed);

    var rejected = saved(claimed().reject(why, at));
    assertThat(get(rejected.id())).contains(rejected);
  }

  private Operation.Withheld withheld() {
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            tenant.id(),
            OperationKind.REGISTER_CUSTOMER,
            customer.id().value(),
            customer.id(),
            Given.unique("withheld"),
            null,
            store().now());
    return in(() -> operations().withhold(operation)).orElseThrow();
  }

  @Test
  void what_is_withheld_is_taken_up_by_nobody_and_nothing_wakes_it() {
    var withheld = withheld();

    in(
        () -> {
          operations().wake(tenant.id(), customer.id());
          operations().wake(tenant.id(), withheld.id());
        });

    assertThat(due()).isEmpty();
    assertThat(claim(withheld.id())).isEmpty();
    assertThat(get(withheld.id())).contains(withheld);
    var sent = new Operation.Planned(withheld.header(), store().now()).send(store().now());
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(sent));
  }

  @Test
  void what_is_released_is_due_at_once_like_any_other() {
    var withheld = withheld();
    var at = store().now();

    var released = in(() -> operations().release(tenant.id(), withheld.id(), at));

    assertThat(released).contains(withheld.release(at));
    assertThat(get(withheld.id())).contains(withheld.release(at));
    assertThat(due()).containsExactly(withheld.id());
    assertThat(claim(withheld.id())).isPresent();
    assertThat(in(() -> operations().release(tenant.id(), withheld.id(), at))).isEmpty();
    var planned = planned();
    assertThat(in(() -> operations().release(tenant.id(), planned.id(), at))).isEmpty();
  }

  @Test
  void of_many_who_release_it_at_once_one_does_and_no_stranger_can() {
    var withheld = withheld();
    var at = store().now();
    assertThat(given.in(stranger, () -> operations().release(stranger.id(), withheld.id(), at)))
        .isEmpty();

    var released =
        Concurrently.run(
            8, _ -> in(() -> operations().release(tenant.id(), withheld.id(), at)).isPresent());

    assertThat(released).filteredOn(each -> each).hasSize(1);
  }

  private Operation.Planned plannedForNobody() {
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            tenant.id(),
            OperationKind.SWAP_MASTER_WALLET,
            tenant.id().value(),
            null,
            "done for nobody of " + tenant.id(),
            null,
            store().now());
    return in(() -> ((Planning.Planned) operations().plan(operation)).operation());
  }

  @Test
  void one_that_is_done_for_no_customer_is_kept_with_what_was_seen_of_it() {
    var at = store().now();
    var planned = plannedForNobody();
    var claimed = claim(planned.id()).orElseThrow();
    var looked = seen(Finding.NO_EFFECT, "nothing there");

    var unknown = saved(claimed.send(at)).doubt("the answer broke off", at.plusSeconds(5), at);
    in(() -> operations().save(unknown, List.of(looked)));

    assertThat(planned.header().concerned()).isNull();
    assertThat(get(planned.id())).contains(unknown);
    assertThat(in(() -> operations().seen(tenant.id(), planned.id())))
        .extracting(Operations.Seen::first)
        .containsExactly(looked);
  }

  @Test
  void waking_a_customers_operations_leaves_those_of_nobody_alone() {
    var at = store().now();
    var parked = saved(claim(plannedForNobody().id()).orElseThrow().park(at.plusSeconds(3600), at));

    in(() -> operations().wake(tenant.id(), customer.id()));

    assertThat(due()).doesNotContain(parked.id());
  }

  @Test
  void one_can_be_woken_alone() {
    var at = store().now();
    var one = saved(claim(plannedForNobody().id()).orElseThrow().park(at.plusSeconds(3600), at));
    var other = saved(claimed().park(at.plusSeconds(3600), at));

    in(() -> operations().wake(tenant.id(), one.id()));

    assertThat(due()).contains(one.id()).doesNotContain(other.id());
  }

  @Test
  void a_claim_counts_the_attempt_and_keeps_others_away_until_it_ends() {
    var id = planned().id();

    assertThat(claim(id).orElseThrow().header().attempt()).isEqualTo(1);
    assertThat(claim(id)).isEmpty();
    store().letTimePass(LEASE.minusSeconds(10));
    assertThat(claim(id)).isEmpty();

    store().letTimePass(Duration.ofSeconds(11));
    assertThat(claim(id).orElseThrow().header().attempt()).isEqualTo(2);
  }

  @Test
  void a_claim_tells_how_often_it_was_sent() {
    var at = store().now();
    var sent = saved(claimed().send(at));
    saved(sent.doubt("nothing was heard", at, at));

    assertThat(claim(sent.id()))
        .get()
        .isInstanceOfSatisfying(
            Operation.Unknown.class,
            again -> {
              assertThat(again.header().sends()).isEqualTo(1);
              assertThat(again.header().attempt()).isEqualTo(2);
              assertThat(again.evidence()).isEqualTo("nothing was heard");
            });
  }

  @Test
  void whoever_waits_may_be_claimed_before_its_time() {
    var at = store().now();
    var parked = saved(claimed().park(at.plusSeconds(600), at));

    assertThat(claim(parked.id())).isPresent();
  }

  @Test
  void saving_ends_the_claim_unless_it_is_sent() {
    var at = store().now();
    var sent = saved(claimed().send(at));
    assertThat(claim(sent.id())).isEmpty();

    saved(sent.doubt("nothing was heard", at, at));
    assertThat(claim(sent.id())).isPresent();
  }

  @Test
  void nobody_claims_what_is_settled() {
    var confirmed = saved(claimed().confirm(store().now()));
    store().letTimePass(Duration.ofDays(1));

    assertThat(claim(confirmed.id())).isEmpty();
  }

  @Test
  void of_many_who_claim_at_once_one_gets_it() {
    var id = planned().id();

    var claims = Concurrently.run(8, _ -> claim(id));

    assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void an_older_attempt_can_no_longer_save() {
    var old = claimed();
    store().letTimePass(LEASE.plusSeconds(1));
    var newer = claim(old.id()).orElseThrow();
    var at = store().now();

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(old.send(at)));
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(old.confirm(at)));
    assertThat(get(old.id())).contains(newer);
  }

  @Test
  void an_attempt_whose_lease_ran_out_still_saves_when_nobody_took_it_up() {
    var open = claimed();
    store().letTimePass(LEASE.plusSeconds(1));

    var confirmed = saved(open.confirm(store().now()));

    assertThat(get(open.id())).contains(confirmed);
  }

  @Test
  void what_is_settled_stays_so() {
    var open = claimed();
    var at = store().now();
    var confirmed = saved(open.confirm(at));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(
            () -> saved(open.reject(Rejection.because(Rejection.Reason.EMAIL_MISSING), at)));
    assertThat(get(open.id())).contains(confirmed);
  }

  @Test
  void what_is_taken_up_is_not_due_until_its_lease_ends() {
    var open = claimed();
    assertThat(due()).isEmpty();

    saved(open.send(store().now()));
    assertThat(due()).isEmpty();

    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(due()).containsExactly(open.id());
  }

  @Test
  void what_is_parked_is_due_at_its_time() {
    var at = store().now();
    var parked = saved(claimed().park(at.plusSeconds(30), at));
    assertThat(due()).isEmpty();

    store().letTimePass(Duration.ofSeconds(31));
    assertThat(due()).containsExactly(parked.id());
  }

  @Test
  void what_is_settled_is_never_due() {
    saved(claimed().confirm(store().now()));
    saved(claimed().reject(Rejection.because(Rejection.Reason.EMAIL_MISSING), store().now()));
    store().letTimePass(Duration.ofDays(1));

    assertThat(due()).isEmpty();
  }

  @Test
  void the_longest_due_comes_first_and_no_more_than_asked_for() {
    var at = store().now();
    var second = saved(claimed().park(at.plusSeconds(20), at));
    var third = saved(claimed().park(at.plusSeconds(30), at));
    var first = saved(claimed().park(at.plusSeconds(10), at));
    store().letTimePass(Duration.ofSeconds(60));

    assertThat(due()).containsExactly(first.id(), second.id(), third.id());
    assertThat(operations().due(1)).hasSize(1);
    assertThat(operations().due(0)).isEmpty();
  }

  @Test
  void looking_for_what_is_due_takes_nothing_up() {
    var id = planned().id();

    assertThat(due()).containsExactly(id);
    assertThat(due()).containsExactly(id);
  }

  @Test
  void waking_makes_all_that_waits_of_one_customer_due() {
    var at = store().now();
    var planned = saved(claimed().park(at.plusSeconds(600), at));
    var unknown =
        saved(saved(claimed().send(at)).doubt("nothing was heard", at.plusSeconds(600), at));
    var held = saved(claimed().send(at));
    var settled = saved(claimed().confirm(at));
    var other =
        claim(given.operation(tenant, given.customer(tenant)).id())
            .orElseThrow()
            .park(at.plusSeconds(600), at);
    saved(other);

    in(() -> operations().wake(tenant.id(), customer.id()));

    assertThat(due()).containsExactlyInAnyOrder(planned.id(), unknown.id());
    assertThat(get(held.id())).contains(held);
    assertThat(get(settled.id())).contains(settled);
  }

  @Test
  void those_that_set_the_same_state_know_which_came_before_and_which_is_the_newest() {
    var first = wish("frozen " + customer.id());
    var second = wish("frozen " + customer.id());
    wish("limit " + customer.id());

    assertThat(in(() -> operations().rivals(first)))
        .isEqualTo(new Operations.Rivals(Optional.empty(), false));
    assertThat(in(() -> operations().rivals(second)))
        .isEqualTo(new Operations.Rivals(Optional.of(first.id()), true));
  }

  @Test
  void what_is_left_to_a_person_is_not_due_until_it_is_woken() {
    var manual = leftToAPerson();
    store().letTimePass(Duration.ofDays(1));
    assertThat(due()).isEmpty();

    in(() -> operations().wake(tenant.id(), customer.id()));
    assertThat(due()).containsExactly(manual.id());
    assertThat(get(manual.id())).contains(manual);

    saved(claim(manual.id()).orElseThrow().park(store().now(), store().now()));
    assertThat(due()).isEmpty();
  }

  @Test
  void whoever_broke_off_looking_at_what_is_left_to_a_person_is_followed_by_another() {
    var manual = leftToAPerson();
    claim(manual.id());
    assertThat(due()).isEmpty();

    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(due()).containsExactly(manual.id());
  }

  @Test
  void what_was_seen_is_kept_in_order_and_repeats_are_counted() {
    var ambiguous = new Observation(1, Action.SEND, Finding.AMBIGUOUS, "cut off", store().now());
    var unreadable = seen(Finding.UNREADABLE, "away");
    var open = claimed();
    var sent = open.send(store().now());
    in(() -> operations().save(sent, List.of(seen(Finding.NO_EFFECT, "nothing there"))));
    in(
        () ->
            operations()
                .save(
                    sent.doubt("cut off", store().now(), store().now()),
                    List.of(ambiguous, unreadable)));
    store().letTimePass(Duration.ofSeconds(30));
    var later = seen(Finding.UNREADABLE, "still away");
    in(
        () ->
            operations()
                .save(
                    operations()
                        .claim(tenant.id(), open.id(), LEASE)
                        .orElseThrow()
                        .park(store().now(), store().now()),
                    List.of(later)));

    var all = in(() -> operations().seen(tenant.id(), open.id()));

    assertThat(all)
        .extracting(seen -> seen.first().finding())
        .containsExactly(Finding.NO_EFFECT, Finding.AMBIGUOUS, Finding.UNREADABLE);
    assertThat(all).extracting(Operations.Seen::times).containsExactly(1, 1, 2);
    assertThat(all.getLast().first()).isEqualTo(unreadable);
    assertThat(all.getLast().lastAt()).isEqualTo(later.at());
  }

  @Test
  void a_refused_save_leaves_nothing_that_was_seen() {
    var old = claimed();
    store().letTimePass(LEASE.plusSeconds(1));
    claim(old.id());

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(
            () ->
                in(
                    () ->
                        operations()
                            .save(
                                old.confirm(store().now()),
                                List.of(seen(Finding.EFFECT, "found")))));
    assertThat(in(() -> operations().seen(tenant.id(), old.id()))).isEmpty();
  }

  @Test
  void another_tenants_operation_is_nowhere_to_be_seen() {
    var foreign = given.operation(stranger, given.customer(stranger));

    assertThat(get(foreign.id())).isEmpty();
    assertThat(claim(foreign.id())).isEmpty();
    in(() -> operations().wake(tenant.id(), foreign.header().customer()));
    assertThat(given.in(stranger, () -> operations().get(stranger.id(), foreign.id())))
        .contains(foreign);
  }
}
