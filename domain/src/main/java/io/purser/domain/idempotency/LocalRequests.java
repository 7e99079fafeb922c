package io.purser.domain.idempotency;

import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests that change nothing but our own rows: the claim, the change and the answer are one
 * transaction.
 */
public final class LocalRequests {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final UnitOfWork work;
  private final IdempotencyRecords records;

  public LocalRequests(UnitOfWork work, IdempotencyRecords records) {
    this.work = work;
    this.records = records;
  }

  /**
   * @param body makes the change and its answer; when it throws, nothing of the request remains
   */
  public Reply handle(IdempotentCall call, Supplier<StoredAnswer> body) {
    return tellOnce(call, () -> OnceTold.nothing(body.get()));
  }

  /**
   * @param body as above, with an answer of which a part is told to this try alone
   */
  public Reply tellOnce(IdempotentCall call, Supplier<OnceTold> body) {
    return work.inTransaction(
        call.tenant(),
        () ->
            switch (records.claim(call, LEASE)) {
              case Claim.Answered(var answer) -> new Reply.Answered(answer, true);
              case Claim.InFlight(var retryAfter) -> new Reply.InFlight(retryAfter);
              case Claim.OtherRequest _ -> new Reply.OtherRequest();
              case Claim.Resumable _ ->
                  throw new IllegalStateException("a local request has no operation");
              case Claim.Fresh(var ticket) -> {
                var answer = body.get();
                records.complete(ticket, answer.stored());
                yield new Reply.Answered(answer.first(), false);
              }
            });
  }
}
