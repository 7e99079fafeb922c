package io.purser.rest.idempotency;

import io.micronaut.http.HttpResponse;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.OnceTold;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.ResumableRequests;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.OperationRequests;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.rest.access.Call;
import io.purser.rest.edge.Retries;
import io.purser.rest.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Requests with a key. Each is carried out once for its key: a repeat gets the stored answer, or
 * goes on from where a try broke off, and the same key with another request is refused. When
 * somebody else saved first, it is tried again.
 */
@Singleton
public final class KeyedRequests {
  private final LocalRequests local;
  private final ResumableRequests resumable;
  private final OperationRequests operations;
  private final Idempotency idempotency;
  private final Replies replies;

  KeyedRequests(
      LocalRequests local,
      ResumableRequests resumable,
      OperationRequests operations,
      Idempotency idempotency,
      Replies replies) {
    this.local = local;
    this.resumable = resumable;
    this.operations = operations;
    this.idempotency = idempotency;
    this.replies = replies;
  }

  /** The request that a repeat is compared with; the parameters are {@link Idempotency#of}'s. */
  public Keyed of(Call call, IdempotencyKey key, String route, List<String> path, Object request) {
    return new Keyed(call, idempotency.of(call, key, route, path, request));
  }

  /** One request, to be carried out in the way that what it changes asks for. */
  public final class Keyed {
    private final Call call;
    private final IdempotentCall identified;

    private Keyed(Call call, IdempotentCall identified) {
      this.call = call;
      this.identified = identified;
    }

    /**
     * For what changes nothing but our own rows.
     *
     * @param body makes the change and its answer, inside a unit of work; it may run again, after
     *     one that was taken back. When it throws, nothing remains and the key is free.
     */
    public HttpResponse<byte[]> answer(Supplier<StoredAnswer> body) {
      return give(() -> local.handle(identified, body));
    }

    /**
     * @param body as above, with an answer of which no repeat is told a part
     */
    public HttpResponse<byte[]> tellOnce(Supplier<OnceTold> body) {
      return give(() -> local.tellOnce(identified, body));
    }

    /**
     * For what no one transaction covers and no operation carries.
     *
     * @param body makes the change and its answer, outside any unit of work; when it throws, the
     *     next try goes on from what was noted
     */
    public HttpResponse<byte[]> resume(Function<Progress, StoredAnswer> body) {
      return give(() -> resumable.handle(identified, body));
    }

    /**
     * For what leads to an operation. Without more, it is sent later when the provider is away.
     *
     * @param plan runs inside a unit of work; it may run again, after one that was taken back
     */
    public HttpResponse<byte[]> plan(Supplier<Plan> plan) {
      return plan(WhenNotSent.GOES_ON, plan);
    }

    /**
     * @param plan as above
     */
    public HttpResponse<byte[]> plan(WhenNotSent whenNotSent, Supplier<Plan> plan) {
      return plan(whenNotSent, ProblemCode.PROVIDER_UNAVAILABLE, plan);
    }

    /**
     * @param away says who was away when nothing was sent, where it is not the provider
     * @param plan as above
     */
    public HttpResponse<byte[]> plan(
        WhenNotSent whenNotSent, ProblemCode away, Supplier<Plan> plan) {
      return replies.give(
          Retries.whenStale(
              () -> operations.handle(identified, call.deadline(), whenNotSent, plan)),
          call.requestId(),
          away);
    }

    private HttpResponse<byte[]> give(Supplier<Reply> reply) {
      return replies.give(Retries.whenStale(reply), call.requestId());
    }
  }
}
