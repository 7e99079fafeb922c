package io.purser.domain.operation;

import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.idempotency.Ticket;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What operators ask for about operations that were left to a person. It takes several units of
 * work, so the key is claimed in one of its own. The answer to a decision is stored in the very
 * unit of work that makes it: a repeat either replays that answer, or nothing was decided by then.
 */
public final class OperatorRequests {
  /** Longer than a request may take. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final UnitOfWork work;
  private final UnitOfWork claims;
  private final IdempotencyRecords records;

  /**
   * @param claims a unit of work on the small pool that is kept free for claims
   */
  public OperatorRequests(UnitOfWork work, UnitOfWork claims, IdempotencyRecords records) {
    this.work = work;
    this.claims = claims;
    this.records = records;
  }

  /** One of the two ways to decide, still without what is written alongside. */
  public interface Decision {
    DecideOperation.Result make(Consumer<Operation.Settled> alongside);
  }

  /** That somebody else is just at it passes, so it is answered and not stored. */
  public Reply decide(
      IdempotentCall call,
      Decision decision,
      Function<DecideOperation.Result, StoredAnswer> answers) {
    return handle(
        call,
        ticket -> {
          var result =
              decision.make(
                  settled ->
                      records.complete(
                          ticket, answers.apply(new DecideOperation.Result.Decided(settled))));
          if (result instanceof DecideOperation.Result.Busy) {
            release(ticket);
            return answers.apply(result);
          }
          return stored(ticket, () -> answers.apply(result));
        });
  }

  /** A look that breaks off has changed nothing, so the next try looks again. */
  public Reply lookAgain(
      IdempotentCall call,
      Supplier<LookAgain.Result> look,
      Function<LookAgain.Result, StoredAnswer> answers) {
    return handle(
        call,
        ticket -> {
          var result = look.get();
          return stored(ticket, () -> answers.apply(result));
        });
  }

  private Reply handle(IdempotentCall call, Function<Ticket, StoredAnswer> body) {
    return switch (claims.inTransaction(call.tenant(), () -> records.claim(call, LEASE))) {
      case Claim.Answered(var answer) -> new Reply.Answered(answer, true);
      case Claim.InFlight(var retryAfter) -> new Reply.InFlight(retryAfter);
      case Claim.OtherRequest _ -> new Reply.OtherRequest();
      case Claim.Resumable _ ->
          throw new IllegalStateException("an operator's request plans no operation");
      case Claim.Fresh(var ticket) -> new Reply.Answered(carryOut(ticket, body), false);
    };
  }

  private StoredAnswer carryOut(Ticket ticket, Function<Ticket, StoredAnswer> body) {
    try {
      return body.apply(ticket);
    } catch (RuntimeException failed) {
      releaseAfter(failed, ticket);
      throw failed;
    }
  }

  private StoredAnswer stored(Ticket ticket, Supplier<StoredAnswer> answer) {
    return work.inTransaction(ticket.call().tenant(), () -> records.settledAnswer(ticket, answer));
  }

  private void release(Ticket ticket) {
    claims.inTransaction(
        ticket.call().tenant(),
        () -> {
          records.release(ticket);
          return ticket;
        });
  }

  /** The lease ends by itself too, so failing here as well is no reason to hide the failure. */
  private void releaseAfter(RuntimeException failed, Ticket ticket) {
    try {
      release(ticket);
    } catch (RuntimeException failedToo) {
      failed.addSuppressed(failedToo);
    }
  }
}
