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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private String write(Problem problem, @Nullable String requestId) {
    var code = problem.code();
    var document = new LinkedHashMap<String, Object>();
    document.put("type", errorsUrl + "#" + code.text());
    document.put("title", code.title());
    document.put("status", code.status().getCode());
    document.put("code", code.text());
    document.put("detail", problem.detail());
    document.putAll(problem.members());
    if (!problem.errors().isEmpty()) {
      document.put("errors", errors(problem.errors()));
    }
    if (requestId != null) {
      document.put("requestId", requestId);
    }
    return json.write(document);
  }

  private static List<Map<String, String>> errors(List<FieldError> errors) {
    return errors.stream().map(ProblemDocuments::error).toList();
  }

  private static Map<String, String> error(FieldError error) {
    var members = new LinkedHashMap<String, String>();
    switch (error.place()) {
      case FieldError.Place.Body(var pointer) -> members.put("pointer", pointer);
      case FieldError.Place.Parameter(var name) -> members.put("parameter", name);
      case FieldError.Place.Header(var name) -> members.put("header", name);
    }
    members.put("code", error.code().text());
    members.put("detail", error.detail());
    return members;
  }
}
