package io.purser.rest.idempotency;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Gives the answers of requests with a key, the stored bytes as they are. */
@Singleton
public final class Replies {
  private final ProblemDocuments problems;

  Replies(ProblemDocuments problems) {
    this.problems = problems;
  }

  public HttpResponse<byte[]> give(Reply reply, String requestId) {
    return give(reply, requestId, ProblemCode.PROVIDER_UNAVAILABLE);
  }

  /**
   * @param whenNotSent says who was away, where it is not the provider
   */
  public HttpResponse<byte[]> give(Reply reply, String requestId, ProblemCode whenNotSent) {
    return switch (reply) {
      case Reply.Answered(var answer, var replayed) -> {
        var response = give(answer);
        yield replayed ? response.header("Idempotent-Replayed", "true") : response;
      }
      case Reply.InFlight(var retryAfter) ->
          problems.respond(
              Problem.of(ProblemCode.REQUEST_IN_FLIGHT).retryAfter(retryAfter), requestId);
      case Reply.NotSent(var retryAfter) ->
          problems.respond(Problem.of(whenNotSent).retryAfter(retryAfter), requestId);
      case Reply.OtherRequest _ ->
          problems.respond(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED), requestId);
    };
  }

  private static MutableHttpResponse<byte[]> give(StoredAnswer answer) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.status()))
            .body(answer.body().getBytes(StandardCharsets.UTF_8));
    answer.headers().forEach(response::header);
    return response;
  }
}
