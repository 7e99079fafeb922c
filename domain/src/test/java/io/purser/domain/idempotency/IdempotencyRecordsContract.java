package io.purser.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyRecords} must do. */
public abstract class IdempotencyRecordsContract extends StoreContract {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private Customer customer;
  private IdempotentCall call;

  @BeforeEach
  void giveCall() {
    customer = given.customer(tenant);
    call = call(tenant, "service:app", "key-1", "fingerprint-1");
  }

  private static IdempotentCall call(Tenant of, String principal, String key, String fingerprint) {
    return new IdempotentCall(of.id(), principal, new IdempotencyKey(key), fingerprint);
  }

  private IdempotencyRecords records() {
    return store().idempotencyRecords();
  }

  private Claim claim(IdempotentCall wanted) {
    return in(() -> records().claim(wanted, LEASE));
  }

  private Ticket ticket(IdempotentCall wanted) {
    return switch (claim(wanted)) {
      case Claim.Fresh(var ticket) -> ticket;
      case Claim.Resumable(var ticket, _) -> ticket;
      case Claim other -> throw new IllegalStateException("not claimed: " + other);
    };
  }

  private StoredAnswer answer(String body) {
    return new StoredAnswer(
        201,
        Map.of("Content-Type", "application/json", "Location", "/v1/customers/1", "ETag", "\"1\""),
        body,
        customer.id());
  }

  private OperationId operation() {
    return given.operation(tenant, customer).id();
  }

  private void isStale(Ticket ticket) {
    var operation = operation();
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().pointTo(ticket, operation)));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().complete(ticket, answer("stale"))));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().accept(ticket, answer("stale"))));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().settledAnswer(ticket, () -> answer("stale"))));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().restart(ticket, operation)));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().release(ticket)));
  }

  @Test
  void a_key_that_nobody_has_seen_is_fresh() {
    assertThat(claim(call)).isEqualTo(new Claim.Fresh(new Ticket(call, 1)));
  }

  @Test
  void a_key_is_in_flight_until_its_lease_ends() {
    claim(call);

    assertThat(claim(call))
        .isInstanceOfSatisfying(
            Claim.InFlight.class,
            inFlight -> assertThat(inFlight.retryAfter()).isPositive().isLessThanOrEqualTo(LEASE));

    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(claim(call)).isEqualTo(new Claim.Fresh(new Ticket(call, 2)));
  }

  private Optional<KnownCall> find(Tenant of, String principal, String key) {
    return given.in(of, () -> records().find(of.id(), principal, new IdempotencyKey(key)));
  }

  private KnownCall.State state() {
    return find(tenant, "service:app", "key-1").orElseThrow().state();
  }

  @Test
  void whoever_made_a_call_can_ask_how_far_it_has_come() {
    assertThat(find(tenant, "service:app", "key-1")).isEmpty();

    var ticket = ticket(call);
    assertThat(state()).isEqualTo(KnownCall.State.IN_FLIGHT);
    in(() -> records().release(ticket));
    assertThat(state()).isEqualTo(KnownCall.State.INTERRUPTED);
    var again = ticket(call);
    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(state()).isEqualTo(KnownCall.State.INTERRUPTED);

    var operation = operation();
    in(() -> records().pointTo(again, operation));
    in(() -> records().accept(again, answer("accepted")));
    assertThat(state()).isEqualTo(KnownCall.State.ACCEPTED);
    in(() -> records().complete(tenant.id(), operation, answer("final")));
    assertThat(find(tenant, "service:app", "key-1"))
        .hasValueSatisfying(
            known -> {
              assertThat(known.state()).isEqualTo(KnownCall.State.ANSWERED);
              assertThat(known.operation()).isEqualTo(operation);
            });
  }

  @Test
  void a_call_is_kept_for_30_days_from_when_it_first_came() {
    var before = store().now();
    ticket(call);

    var known = find(tenant, "service:app", "key-1").orElseThrow();
    assertThat(known.operation()).isNull();
    assertThat(known.since()).isBetween(before.minusSeconds(5), store().now().plusSeconds(5));
    assertThat(Duration.between(known.since(), known.keptUntil())).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void nobody_learns_of_the_calls_of_another_principal_or_tenant() {
    ticket(call);

    assertThat(find(tenant, "service:other", "key-1")).isEmpty();
    assertThat(find(stranger, "service:app", "key-1")).isEmpty();
    assertThat(find(tenant, "service:app", "key-2")).isEmpty();
  }

  @Test
  void a_key_with_another_request_is_refused_before_and_after_the_answer() {
    var other = call(tenant, "service:app", "key-1", "fingerprint-2");
    var ticket = ticket(call);
    assertThat(claim(other)).isInstanceOf(Claim.OtherRequest.class);

    in(() -> records().complete(ticket, answer("{}")));
    assertThat(claim(other)).isInstanceOf(Claim.OtherRequest.class);
  }

  @Test
  void the_same_key_of_another_principal_or_tenant_is_another_key() {
    claim(call);

    assertThat(claim(call(tenant, "service:other", "key-1", "fingerprint-2")))
        .isInstanceOf(Claim.Fresh.class);
    var theirs = call(stranger, "service:app", "key-1", "fingerprint-2");
    assertThat(given.in(stranger, () -> records().claim(theirs, LEASE)))
        .isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void keys_differ_by_case() {
    claim(call);

    assertThat(claim(call(tenant, "service:app", "KEY-1", "fingerprint-1")))
        .isInstanceOf(Claim.Fresh.class);
  }

  @Test
  void a_call_that_is_restarted_has_no_operation_and_no_lease() {
    var ticket = ticket(call);
    var operation = operation();
    in(() -> records().pointTo(ticket, operation));

    assertThat(in(() -> records().restart(ticket, operation))).isTrue();

    assertThat(claim(call)).isEqualTo(new Claim.Fresh(new Ticket(call, 2)));
  }

  @Test
  void a_call_is_not_restarted_while_another_waits_for_the_same_operation() {
    var operation = operation();
    var ticket = ticket(call);
    var other = ticket(call(tenant, "service:app", "key-2", "fingerprint-2"));
    in(() -> records().pointTo(ticket, operation));
    in(() -> records().pointTo(other, operation));

    assertThat(in(() -> records().restart(ticket, operation))).isFalse();

    in(() -> records().complete(tenant.id(), operation, answer("{}")));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("{}")));
    assertThat(in(() -> records().restart(ticket, operation))).isFalse();
  }

  @Test
  void an_answer_is_replayed_byte_for_byte() {
    var ticket = ticket(call);
    var answer = answer("{\"name\":\"\u00e9\ud83d\ude80\",  \"z\":1.10}");
    in(() -> records().complete(ticket, answer));

    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer));
    store().letTimePass(Duration.ofDays(29));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer));
  }

  @Test
  void an_answer_may_be_about_nobody_and_have_no_body() {
    var ticket = ticket(call);
    var answer = new StoredAnswer(204, Map.of(), "", null);
    in(() -> records().complete(ticket, answer));

    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer));
  }

  @Test
  void a_claim_and_its_answer_may_be_one_unit_of_work() {
    in(
        () -> {
          var ticket = ((Claim.Fresh) records().claim(call, LEASE)).ticket();
          records().complete(ticket, answer("{}"));
        });

    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("{}")));
  }

  @Test
  void a_claim_that_was_rolled_back_never_was() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                in(
                    () -> {
                      records().claim(call, LEASE);
                      throw new IllegalArgumentException("rolled back");
                    }));

    assertThat(claim(call)).isEqualTo(new Claim.Fresh(new Ticket(call, 1)));
  }

  @Test
  void of_many_who_claim_at_once_one_gets_the_ticket() {
    var claims = Concurrently.run(8, _ -> claim(call));

    assertThat(claims).filteredOn(Claim.Fresh.class::isInstance).hasSize(1);
    assertThat(claims).filteredOn(Claim.InFlight.class::isInstance).hasSize(7);
  }

  @Test
  void a_claim_never_waits_for_a_transaction_that_has_the_key() {
    var meanwhile =
        in(
            () -> {
              records().claim(call, LEASE);
              return Concurrently.elsewhere(() -> claim(call));
            });

    assertThat(meanwhile)
        .isInstanceOfSatisfying(
            Claim.InFlight.class, inFlight -> assertThat(inFlight.retryAfter()).isPositive());
  }

  @Test
  void a_claim_never_waits_for_a_transaction_that_takes_the_key_up_again() {
    var released = ticket(call);
    in(() -> records().release(released));
    var meanwhile =
        in(
            () -> {
              records().claim(call, LEASE);
              return Concurrently.elsewhere(() -> claim(call));
            });

    assertThat(meanwhile).isInstanceOf(Claim.InFlight.class);
  }

  @Test
  void a_released_key_can_be_claimed_at_once() {
    var ticket = ticket(call);
    in(() -> records().release(ticket));

    assertThat(claim(call)).isEqualTo(new Claim.Fresh(new Ticket(call, 2)));
  }

  @Test
  void releasing_an_answered_call_changes_nothing() {
    var ticket = ticket(call);
    in(() -> records().complete(ticket, answer("{}")));
    in(() -> records().release(ticket));

    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("{}")));
  }

  @Test
  void a_call_that_points_to_an_operation_is_resumed_after_a_release_and_after_its_lease() {
    var operation = operation();
    var first = ticket(call);
    in(() -> records().pointTo(first, operation));
    in(() -> records().release(first));

    assertThat(claim(call)).isEqualTo(new Claim.Resumable(new Ticket(call, 2), operation));
    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(claim(call)).isEqualTo(new Claim.Resumable(new Ticket(call, 3), operation));
  }

  @Test
  void pointing_to_an_operation_does_not_end_the_claim() {
    var operation = operation();
    var ticket = ticket(call);
    in(() -> records().pointTo(ticket, operation));

    assertThat(claim(call)).isInstanceOf(Claim.InFlight.class);
  }

  @Test
  void an_older_attempt_can_no_longer_write() {
    var old = ticket(call);
    store().letTimePass(LEASE.plusSeconds(1));
    var newer = ticket(call);

    isStale(old);

    in(() -> records().complete(newer, answer("newer")));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("newer")));
  }

  @Test
  void an_attempt_whose_lease_ran_out_still_writes_when_nobody_took_the_key() {
    var ticket = ticket(call);
    store().letTimePass(LEASE.plusSeconds(1));

    in(() -> records().complete(ticket, answer("late")));

    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("late")));
  }

  @Test
  void an_accepted_answer_holds_until_the_final_one() {
    var operation = operation();
    var ticket = ticket(call);
    in(() -> records().pointTo(ticket, operation));

    assertThat(in(() -> records().accept(ticket, answer("accepted"))))
        .isEqualTo(answer("accepted"));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("accepted")));
    store().letTimePass(Duration.ofHours(1));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("accepted")));

    in(() -> records().complete(tenant.id(), operation, answer("final")));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("final")));
  }

  @Test
  void whoever_accepts_too_late_gets_the_final_answer() {
    var operation = operation();
    var ticket = ticket(call);
    in(() -> records().pointTo(ticket, operation));
    in(() -> records().complete(tenant.id(), operation, answer("final")));

    assertThat(in(() -> records().accept(ticket, answer("accepted")))).isEqualTo(answer("final"));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("final")));
  }

  @Test
  void the_settled_answer_is_the_stored_one_or_becomes_it() {
    var operation = operation();
    var first = ticket(call);
    in(() -> records().pointTo(first, operation));
    assertThat(in(() -> records().settledAnswer(first, () -> answer("made now"))))
        .isEqualTo(answer("made now"));
    assertThat(in(() -> records().settledAnswer(first, () -> answer("made again"))))
        .isEqualTo(answer("made now"));

    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("made now")));
  }

  @Test
  void every_call_that_points_to_an_operation_is_answered_and_no_other() {
    var operation = operation();
    var waiting = call(tenant, "service:app", "waiting", "f");
    var accepted = call(tenant, "service:app", "accepted", "f");
    var other = call(tenant, "service:app", "other", "f");
    var waitingTicket = ticket(waiting);
    var acceptedTicket = ticket(accepted);
    var otherTicket = ticket(other);
    var otherOperation = operation();
    in(
        () -> {
          records().pointTo(waitingTicket, operation);
          records().pointTo(acceptedTicket, operation);
          records().pointTo(otherTicket, otherOperation);
          records().accept(acceptedTicket, answer("accepted"));
        });

    in(() -> records().complete(tenant.id(), operation, answer("final")));

    assertThat(claim(waiting)).isEqualTo(new Claim.Answered(answer("final")));
    assertThat(claim(accepted)).isEqualTo(new Claim.Answered(answer("final")));
    assertThat(claim(other)).isInstanceOf(Claim.InFlight.class);
  }

  @Test
  void an_operation_that_nobody_waits_for_is_completed_without_effect() {
    var operation = operation();

    in(() -> records().complete(tenant.id(), operation, answer("final")));

    assertThat(claim(call)).isInstanceOf(Claim.Fresh.class);
  }
}
