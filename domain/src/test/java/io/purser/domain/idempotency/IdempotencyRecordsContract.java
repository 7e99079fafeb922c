package io.purser.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyRecords} must do. */
public abstract class IdempotencyRecordsContract extends CallsWithKeys {
  private void isStale(Ticket ticket) {
    var operation = operation();
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().pointTo(ticket, operation)));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().note(ticket, "stale")));
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

  private Optional<KnownCall> find(Tenant of, String principal, String key) {
    return given.in(of, () -> records().find(of.id(), principal, new IdempotencyKey(key)));
  }

  private KnownCall.State state() {
    return find(tenant, "service:app", "key-1").orElseThrow().state();
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
  void a_try_knows_how_far_the_one_before_it_had_come() {
    var first = ticket(call);
    assertThat(in(() -> records().reached(first))).isEmpty();
    in(() -> records().note(first, "here"));
    in(() -> records().note(first, "there"));
    in(() -> records().release(first));

    var second = ticket(call);

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(in(() -> records().reached(second))).contains("there");
    var other = ticket(call(tenant, "service:app", "key-2", "f"));
    assertThat(in(() -> records().reached(other))).isEmpty();
  }

  @Test
  void a_call_that_is_answered_has_come_as_far_as_it_ever_will() {
    var ticket = ticket(call);
    in(() -> records().note(ticket, "here"));
    in(() -> records().complete(ticket, answer("final")));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> records().note(ticket, "there")));
    assertThat(claim(call)).isEqualTo(new Claim.Answered(answer("final")));
  }
}
