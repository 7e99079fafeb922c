package io.purser.rest.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.purser.domain.access.Caller;
import io.purser.domain.access.confirmation.UseConfirmation;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.rest.edge.ClientAddress;
import io.purser.rest.edge.EdgeLimits;
import io.purser.rest.edge.Trace;
import io.purser.rest.json.Body;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the confirmation that a request shows is one of this very request. Whatever is
 * wrong with it, the request is treated as one that shows none.
 */
@Singleton
final class ConfirmationHeader {
  private static final String NAME = "Confirmation";
  private static final String KEY_HEADER = "Idempotency-Key";

  /** A body is whole before anybody sees the request; one for which there was no room is not. */
  private static final int SECONDS_FOR_BODY = 5;

  private final UseConfirmation use;
  private final RequestHash hash;

  ConfirmationHeader(UseConfirmation use, RequestHash hash) {
    this.use = use;
    this.hash = hash;
  }

  /**
   * @param isKeyed whether the route minds the request's Idempotency-Key
   */
  Confirmed on(HttpRequest<?> request, Caller caller, boolean isKeyed) {
    var shown = request.getHeaders().getAll(NAME);
    if (shown.size() != 1
        || request.getUri().getRawQuery() != null
        || !(caller instanceof Caller.EndUser user)) {
      return Confirmed.NOT;
    }
    return hashOf(request, user)
        .<Confirmed>map(it -> new Once(request, user, shown.getFirst(), it, isKeyed))
        .orElse(Confirmed.NOT);
  }

  private final class Once implements Confirmed {
    private final HttpRequest<?> request;
    private final Caller.EndUser user;
    private final String token;
    private final String requestHash;
    private final boolean isKeyed;
    private @Nullable Boolean answer;

    Once(
        HttpRequest<?> request,
        Caller.EndUser user,
        String token,
        String requestHash,
        boolean isKeyed) {
      this.request = request;
      this.user = user;
      this.token = token;
      this.requestHash = requestHash;
      this.isKeyed = isKeyed;
    }

    @Override
    public boolean isShown() {
      if (answer == null) {
        var by =
            new Initiator(
                user.principal(),
                null,
                Trace.of(request).id(),
                ClientAddress.of(request).getHostAddress());
        answer = use.handle(user, token, requestHash, isKeyed ? keyOf(request) : null, by);
      }
      return answer;
    }
  }

  private static @Nullable IdempotencyKey keyOf(HttpRequest<?> request) {
    var keys = request.getHeaders().getAll(KEY_HEADER);
    return keys.size() == 1 && IdempotencyKey.isValid(keys.getFirst())
        ? new IdempotencyKey(keys.getFirst())
        : null;
  }

  /** Taken before the route has the body. */
  private Optional<String> hashOf(HttpRequest<?> request, Caller.EndUser user) {
    try {
      var body = bodyOf(request);
      return body.map(
          bytes ->
              hash.of(
                  user.customer(),
                  request.getMethodName(),
                  request.getUri().getRawPath(),
                  bytes.length == 0 ? null : Body.canonical(bytes)));
    } catch (Refused noJson) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> bodyOf(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> server)
        || server.byteBody().expectedLength().orElse(0) > EdgeLimits.JSON_BYTES) {
      return Optional.empty();
    }
    try (var copy = server.byteBody().split(SplitBackpressureMode.FASTEST);
        var whole = copy.buffer().get(SECONDS_FOR_BODY, TimeUnit.SECONDS)) {
      return whole.length() > EdgeLimits.JSON_BYTES
          ? Optional.empty()
          : Optional.of(whole.toByteArray());
    } catch (ExecutionException | TimeoutException notWhole) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
