package io.purser.rest.json;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.StoredAnswer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers with a view: at once, after a look at what the caller has already, or stored. */
@Singleton
public final class JsonAnswers {
  private final JsonText json;

  JsonAnswers(JsonText json) {
    this.json = json;
  }

  public HttpResponse<byte[]> ok(Object view, Audience audience) {
    return write(view, audience);
  }

  public HttpResponse<byte[]> ok(Object view, long version, Audience audience) {
    return write(view, audience).header(HttpHeaders.ETAG, etag(version));
  }

  /** The view of what has not come to be yet, as it is. */
  public HttpResponse<byte[]> accepted(Object view, long version, Audience audience) {
    return write(view, audience)
        .status(HttpStatus.ACCEPTED)
        .header(HttpHeaders.ETAG, etag(version));
  }

  /**
   * The view, or 304 when the caller has this version.
   *
   * @param ifNoneMatch the values of the header, as they came
   */
  public HttpResponse<byte[]> unlessSeen(
      Object view, long version, List<String> ifNoneMatch, Audience audience) {
    var etag = etag(version);
    boolean seen =
        ifNoneMatch.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    return seen
        ? HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, etag)
        : ok(view, version, audience);
  }

  /**
   * An answer to be stored.
   *
   * @param headers beside the content type
   * @param about the customer under whose key it is sealed, or null when it is about none
   */
  public StoredAnswer stored(
      int status,
      Map<String, String> headers,
      Object view,
      Audience audience,
      @Nullable CustomerId about) {
    var all = new TreeMap<>(headers);
    all.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    return new StoredAnswer(status, all, json.write(view, audience), about);
  }

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  private MutableHttpResponse<byte[]> write(Object view, Audience audience) {
    return HttpResponse.ok(json.write(view, audience).getBytes(StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
  }
}
