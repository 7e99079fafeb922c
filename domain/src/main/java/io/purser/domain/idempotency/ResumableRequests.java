package io.purser.domain.idempotency;

import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Requests that change something which no one transaction of ours covers, and for which there is no
 * operation. The key is claimed in a transaction of its own. How far a try has come is noted before
 * it goes further, so that the next one with the same key goes on from there and does nothing
 * twice.
 */
public final class ResumableRequests {
  /**
   * Longer than a request may take, so that a retry cannot overtake the request that it repeats.
   */
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final UnitOfWork work;
  private final UnitOfWork claims;
  private final IdempotencyRecords records;

  /**
   * @param claims a unit of work on the small pool that is kept free for claims
   */
  public ResumableRequests(UnitOfWork work, UnitOfWork claims, IdempotencyRecords records) {
    this.work = work;
    this.claims = claims;
    this.records = records;
  }

  /** How far the tries of a request have come. */
  public interface Progress {
    /** What an earlier try has noted last. */
    Optional<String> reached();

    /**
     * Notes something for the next try, in case this one breaks off.
     *
     * @param alongside what is written in the same unit of work
     */
    void note(String point, Runnable alongside);
  }

  /**
   * @param body makes the change and its answer, outside any unit of work; when it throws, the next
   *     try goes on from what was noted
   */
  public Reply handle(IdempotentCall call, Function<Progress, StoredAnswer> body) {
    return switch (claims.inTransaction(call.tenant(), () -> records.claim(call, LEASE))) {
      case Claim.Answered(var answer) -> new Reply.Answered(answer, true);
      case Claim.InFlight(var retryAfter) -> new Reply.InFlight(retryAfter);
      case Claim.OtherRequest _ -> new Reply.OtherRequest();
      case Claim.Resumable _ -> throw new IllegalStateException("there is no operation");
      case Claim.Fresh(var ticket) -> carryOut(ticket, body);
    };
  }

  private Reply carryOut(Ticket ticket, Function<Progress, StoredAnswer> body) {
    try {
      // Whatever happens elsewhere is written down even if it comes late.
      return DeadlineInForce.lifted(
          () -> {
            var answer = body.apply(new Noted(ticket));
            work.inTransaction(
                ticket.call().tenant(),
                () -> {
                  records.complete(ticket, answer);
                  return answer;
                });
            return new Reply.Answered(answer, false);
          });
    } catch (RuntimeException failed) {
      BrokenOff.release(claims, records, ticket, failed);
      throw failed;
    }
  }

  private final class Noted implements Progress {
    private final Ticket ticket;

    Noted(Ticket ticket) {
      this.ticket = ticket;
    }

    @Override
    public Optional<String> reached() {
      return work.reading(ticket.call().tenant(), () -> records.reached(ticket));
    }

    @Override
    public void note(String point, Runnable alongside) {
      work.inTransaction(
          ticket.call().tenant(),
          () -> {
            records.note(ticket, point);
            alongside.run();
            return ticket;
          });
    }
  }
}
