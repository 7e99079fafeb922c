package io.purser.rest.problem;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.json.JsonText;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes problems as {@code application/problem+json}. */
@Singleton
public final class ProblemDocuments {
  public static final String MEDIA_TYPE = "application/problem+json";

  private final JsonText json;
  private final String errorsUrl;

  /**
   * @param errorsUrl where the codes are explained; the fragment of each is its text
   */
  ProblemDocuments(
      JsonText json,
      @Property(name = "purser.errors-url", defaultValue = "/docs/errors") String errorsUrl) {
    this.json = json;
    this.errorsUrl = errorsUrl;
  }

  public MutableHttpResponse<byte[]> respond(Problem problem, @Nullable String requestId) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.status(problem.code().status(), problem.code().status().getReason());
    problem.headers().forEach(response::header);
    return response
        .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        .body(write(problem, requestId).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The problem as an answer to be stored.
   *
   * @param requestId the request that is refused, or null when no request settles it
   * @param about the customer under whose key it is sealed
   */
  public StoredAnswer answer(
      Problem problem, @Nullable String requestId, @Nullable CustomerId about) {
    var headers = new TreeMap<>(problem.headers());
    headers.put(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    return new StoredAnswer(
        problem.code().status().getCode(), headers, write(problem, requestId), about);
  }

  /** The code of the problem that is answered; empty when none is. */
  public static Optional<String> codeIn(HttpResponse<?> response) {
    return MEDIA_TYPE.equals(response.header(HttpHeaders.CONTENT_TYPE))
        ? response.getBody(byte[].class).flatMap(document -> JsonText.textIn(document, "code"))
        : Optional.empty();
  }

  /** What the document of a problem looks like, for the description of the API. */
  public Map<String, Object> example(Problem problem) {
    return json.asMap(ProblemDocument.of(problem, errorsUrl, null));
  }

  private String write(Problem problem, @Nullable String requestId) {
    return json.write(ProblemDocument.of(problem, errorsUrl, requestId));
  }
}
