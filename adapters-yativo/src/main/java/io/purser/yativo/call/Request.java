package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is asked. Its body holds personal data and stays out of every log.
 *
 * @param idempotencyKey by which the provider knows a repeat, or null where it knows none
 */
public record Request(
    Route route, String path, @Nullable JsonNode body, @Nullable String idempotencyKey) {

  public static Request post(Route route, JsonNode body) {
    return new Request(route, route.path(), body, null);
  }

  public static Request get(Route route) {
    return new Request(route, route.path(), null, null);
  }

  /** The same, so that the provider knows every repeat of it. */
  public Request under(String key) {
    return new Request(route, path, body, key);
  }

  public static Request get(Route route, String id) {
    return new Request(route, pathOf(route, id), null, null);
  }

  /** The same with one more parameter in its query. */
  public Request with(String name, String value) {
    String separator = path.contains("?") ? "&" : "?";
    return new Request(route, path + separator + name + "=" + encoded(value), body, idempotencyKey);
  }

  /** With whichever method the route has. */
  public static Request change(Route route, String id, JsonNode body) {
    return new Request(route, pathOf(route, id), body, null);
  }

  /** The same about one card of a card customer. */
  public static Request change(Route route, String id, String card, JsonNode body) {
    return new Request(route, pathOf(route, id).replace("{card}", encoded(card)), body, null);
  }

  /** The id is the provider's, so it is encoded like anything from outside. */
  private static String pathOf(Route route, String id) {
    return route.path().replace("{id}", encoded(id));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "Request[" + route + ", body hidden]";
  }
}
