package io.purser.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyRecords} must do with calls that lead to operations. */
public abstract class IdempotentOperationsContract extends CallsWithKeys {
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
