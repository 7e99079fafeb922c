package io.purser.domain.operation;

import io.purser.domain.idempotency.BrokenOff;
import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.idempotency.Ticket;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests that lead to an operation. The key is claimed in a transaction of its own, so that a
 * duplicate never waits on a slow provider; the operation is planned in a second one, and from
 * there on every retry continues it instead of planning another.
 */
public final class OperationRequests {
  /**
   * Longer than a request may take, so that a retry cannot overtake the request that it repeats.
   */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final UnitOfWork work;
  private final UnitOfWork claims;
  private final IdempotencyRecords records;
  private final OperationRunner runner;
  private final Answers answers;

  /**
   * @param claims a unit of work on the small pool that is kept free for claims
   */
  public OperationRequests(
      UnitOfWork work,
      UnitOfWork claims,
      IdempotencyRecords records,
      OperationRunner runner,
      Answers answers) {
    this.work = work;
    this.claims = claims;
    this.records = records;
    this.runner = runner;
    this.answers = answers;
  }

  /**
   * @param plan runs inside a unit of work, once for a key that is new
   */
  public Reply handle(IdempotentCall call, Deadline deadline, Supplier<Plan> plan) {
    return handle(call, deadline, WhenNotSent.GOES_ON, plan);
  }

  /**
   * @param whenNotSent what becomes of an operation that the provider has certainly not seen when
   *     the request must be answered
   * @param plan as above
   */
  public Reply handle(
      IdempotentCall call, Deadline deadline, WhenNotSent whenNotSent, Supplier<Plan> plan) {
    return switch (claims.inTransaction(call.tenant(), () -> records.claim(call, LEASE))) {
      case Claim.Answered(var answer) -> new Reply.Answered(answer, true);
      case Claim.InFlight(var retryAfter) -> new Reply.InFlight(retryAfter);
      case Claim.OtherRequest _ -> new Reply.OtherRequest();
      case Claim.Fresh(var ticket) -> begin(ticket, deadline, whenNotSent, plan);
      case Claim.Resumable(var ticket, var operation) ->
          carryOut(ticket, operation, deadline, whenNotSent);
    };
  }

  private Reply begin(
      Ticket ticket, Deadline deadline, WhenNotSent whenNotSent, Supplier<Plan> plan) {
    Plan planned;
    try {
      planned = work.inTransaction(ticket.call().tenant(), () -> planned(ticket, plan));
    } catch (RuntimeException failed) {
      BrokenOff.release(claims, records, ticket, failed);
      throw failed;
    }
    return switch (planned) {
      case Plan.Answered(var answer) -> new Reply.Answered(answer, false);
      case Plan.Planned(var operation) -> carryOut(ticket, operation, deadline, whenNotSent);
      case Plan.Known(var operation) ->
          asKnown(carryOut(ticket, operation, deadline, WhenNotSent.GOES_ON));
    };
  }

  private Plan planned(Ticket ticket, Supplier<Plan> plan) {
    var planned = plan.get();
    switch (planned) {
      case Plan.Planned(var operation) -> records.pointTo(ticket, operation);
      case Plan.Known(var operation) -> records.pointTo(ticket, operation);
      case Plan.Answered(var answer) -> records.complete(ticket, answer);
    }
    return planned;
  }

  private Reply carryOut(
      Ticket ticket, OperationId id, Deadline deadline, WhenNotSent whenNotSent) {
    try {
      // The runner watches the deadline. What it finds out is written down even if it comes late.
      return DeadlineInForce.lifted(() -> settled(ticket, id, deadline, whenNotSent));
    } catch (RuntimeException failed) {
      BrokenOff.release(claims, records, ticket, failed);
      throw failed;
    }
  }

  private Reply settled(Ticket ticket, OperationId id, Deadline deadline, WhenNotSent whenNotSent) {
    var operation = runner.run(ticket.call().tenant(), id, deadline);
    if (whenNotSent == WhenNotSent.IS_TAKEN_BACK && operation instanceof Operation.Planned) {
      var retryAfter = runner.takeBack(ticket, id);
      if (retryAfter.isPresent()) {
        return new Reply.NotSent(retryAfter.get());
      }
    }
    return new Reply.Answered(
        work.inTransaction(ticket.call().tenant(), () -> answer(ticket, operation)), false);
  }

  private static Reply asKnown(Reply reply) {
    return reply instanceof Reply.Answered(var answer, var _)
        ? new Reply.Answered(answer, true)
        : reply;
  }

  /**
   * An operation may be settled by someone else at any time; the stored answer is the only one that
   * is ever given.
   */
  private StoredAnswer answer(Ticket ticket, Operation operation) {
    return switch (operation) {
      case Operation.Unsettled open -> records.accept(ticket, answers.accepted(open));
      case Operation.Settled settled ->
          records.settledAnswer(ticket, () -> answers.settled(settled));
    };
  }

  /** What becomes of an operation that was not sent in time. */
  public enum WhenNotSent {
    /** It stays planned, and is sent later. */
    GOES_ON,
    /** It is given up as if nobody had asked for it. */
    IS_TAKEN_BACK
  }

  /** What planning comes to. */
  public sealed interface Plan {
    record Planned(OperationId operation) implements Plan {}

    /** An earlier request has planned this very thing; its answer is the answer. */
    record Known(OperationId operation) implements Plan {}

    /** There is nothing to ask the provider; this is the answer. */
    record Answered(StoredAnswer answer) implements Plan {}
  }
}
