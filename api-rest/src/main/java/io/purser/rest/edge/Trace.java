package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to (W3C Trace Context, level 1). Its id is our request id.
 *
 * @param id 32 hexadecimal digits
 * @param span ours within the trace, 16 hexadecimal digits
 */
public record Trace(String id, String span) {
  private static final String ATTRIBUTE = "purser.trace";
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** The caller's trace when it names a valid one, or a new one. */
  static Trace begin(HttpRequest<?> request) {
    var trace =
        new Trace(
            named(request.getHeaders().getAll("traceparent")).orElseGet(() -> hex(16)), hex(8));
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }

  /** The trace of this request; begun here when an error comes before everything else. */
  public static Trace of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Trace.class).orElseGet(() -> begin(request));
  }

  String traceparent() {
    return "00-" + id + "-" + span + "-00";
  }

  private static Optional<String> named(List<String> headers) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    var matcher = TRACEPARENT.matcher(headers.getFirst());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    // Ids of traces name requests and protect nothing.
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
