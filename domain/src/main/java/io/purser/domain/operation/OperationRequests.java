package io.purser.domain.operation;

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
    return switch (claims.inTransaction(call.tenant(), () -> records.claim(call, LEASE))) {
      case Claim.Answered(var answer) -> new Reply.Answered(answer, true);
      case Claim.InFlight(var retryAfter) -> new Reply.InFlight(retryAfter);
      case Claim.OtherRequest _ -> new Reply.OtherRequest();
      case Claim.Fresh(var ticket) -> begin(ticket, deadline, plan);
      case Claim.Resumable(var ticket, var operation) -> carryOut(ticket, operation, deadline);
    };
  }

  private Reply begin(Ticket ticket, Deadline deadline, Supplier<Plan> plan) {
    Plan planned;
    try {
      planned = work.inTransaction(ticket.call().tenant(), () -> planned(ticket, plan));
    } catch (RuntimeException failed) {
      release(ticket, failed);
      throw failed;
    }
    return switch (planned) {
      case Plan.Answered(var answer) -> new Reply.Answered(answer, false);
      case Plan.Planned(var operation) -> carryOut(ticket, operation, deadline);
    };
  }

  private Plan planned(Ticket ticket, Supplier<Plan> plan) {
    var planned = plan.get();
    switch (planned) {
      case Plan.Planned(var operation) -> records.pointTo(ticket, operation);
      case Plan.Answered(var answer) -> records.complete(ticket, answer);
    }
    return planned;
  }

  private Reply carryOut(Ticket ticket, OperationId id, Deadline deadline) {
    try {
      // The runner watches the deadline. What it finds out is written down even if it comes late.
      return DeadlineInForce.lifted(() -> settled(ticket, id, deadline));
    } catch (RuntimeException failed) {
      release(ticket, failed);
      throw failed;
    }
  }

  private Reply settled(Ticket ticket, OperationId id, Deadline deadline) {
    var operation = runner.run(ticket.call().tenant(), id, deadline);
    return new Reply.Answered(
        work.inTransaction(ticket.call().tenant(), () -> answer(ticket, operation)), false);
  }

  /**
   * An operation may be settled by someone else at any time; the stored answer is the only one that
   * is ever given.
   */
  private StoredAnswer answer(Ticket ticket, Operation operation) {
    return switch (operation) {
      case Operation.Open open -> records.accept(ticket, answers.accepted(open));
      case Operation.Settled settled ->
          records.settledAnswer(ticket, () -> answers.settled(settled));
    };
  }

  /** The lease ends by itself too, so failing here as well is no reason to hide the failure. */
  private void release(Ticket ticket, RuntimeException failed) {
    try {
      DeadlineInForce.lifted(
          () ->
              claims.inTransaction(
                  ticket.call().tenant(),
                  () -> {
                    records.release(ticket);
                    return ticket;
                  }));
    } catch (RuntimeException failedToo) {
      failed.addSuppressed(failedToo);
    }
  }

  /** What planning comes to. */
  public sealed interface Plan {
    record Planned(OperationId operation) implements Plan {}

    /** There is nothing to ask the provider; this is the answer. */
    record Answered(StoredAnswer answer) implements Plan {}
  }
}
