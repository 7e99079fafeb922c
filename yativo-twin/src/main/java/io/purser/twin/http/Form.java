package io.purser.twin.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a browser's form sends. */
public record Form(Map<String, String> values) {
  /** The first value of each field; nothing at all when the body is not a form. */
  public static Form of(String body) {
    try {
      var values = new HashMap<String, String>();
      new QueryStringDecoder(body, false)
          .parameters()
          .forEach((name, given) -> values.put(name, given.getFirst()));
      return new Form(Map.copyOf(values));
    } catch (IllegalArgumentException badEscape) {
      return new Form(Map.of());
    }
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
  }
}
