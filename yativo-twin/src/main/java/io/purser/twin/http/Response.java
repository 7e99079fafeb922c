package io.purser.twin.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer. Everything the twin says is text. */
public record Response(int status, Map<String, String> headers, String body) {
  public static Response json(int status, Object body) {
    return jsonText(status, Json.write(body));
  }

  /** For a body that is JSON already and must keep its bytes. */
  public static Response jsonText(int status, String body) {
    return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  public static Response html(int status, String body) {
    return new Response(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }

  public Response with(String header, String value) {
    return with(Map.of(header, value));
  }

  public Response with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Response(status, Map.copyOf(all), body);
  }
}
