package io.purser.rest.idempotency;

import io.micronaut.http.HttpResponse;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.OnceTold;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.edge.Retries;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests with a key that change nothing but our own rows. Each is carried out once for its key: a
 * repeat gets the stored answer, and the same key with another request is refused. When somebody
 * else saved first, everything of the try is taken back and it is made again.
 */
@Singleton
public final class KeyedRequests {
  private final LocalRequests requests;
  private final Idempotency idempotency;
  private final Replies replies;

  KeyedRequests(LocalRequests requests, Idempotency idempotency, Replies replies) {
    this.requests = requests;
    this.idempotency = idempotency;
    this.replies = replies;
  }

  /**
   * The request as a repeat is recognised by; the parameters are those of {@link Idempotency#of}.
   */
  public Keyed of(Call call, IdempotencyKey key, String route, List<String> path, Object request) {
    return new Keyed(idempotency.of(call, key, route, path, request), call.requestId());
  }

  /** One request, to be answered. */
  public final class Keyed {
    private final IdempotentCall identified;
    private final String requestId;

    private Keyed(IdempotentCall identified, String requestId) {
      this.identified = identified;
      this.requestId = requestId;
    }

    /**
     * @param body makes the change and its answer inside a unit of work, perhaps several times of
     *     which one stays; when it throws, nothing of the request remains and the key is free
     */
    public HttpResponse<byte[]> answer(Supplier<StoredAnswer> body) {
      return give(() -> requests.handle(identified, body));
    }

    /**
     * @param body as above, with an answer of which no repeat is told a part
     */
    public HttpResponse<byte[]> tellOnce(Supplier<OnceTold> body) {
      return give(() -> requests.tellOnce(identified, body));
    }

    private HttpResponse<byte[]> give(Supplier<Reply> reply) {
      return replies.give(Retries.whenStale(reply), requestId);
    }
  }
}
