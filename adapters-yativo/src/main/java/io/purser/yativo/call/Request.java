package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the provider is asked. Its body holds personal data and stays out of every log. */
public record Request(Route route, String path, @Nullable JsonNode body) {

  public static Request post(Route route, JsonNode body) {
    return new Request(route, route.path(), body);
  }

  public static Request get(Route route) {
    return new Request(route, route.path(), null);
  }

  public static Request get(Route route, String id) {
    return new Request(route, pathOf(route, id), null);
  }

  /** With whichever method the route has. */
  public static Request change(Route route, String id, JsonNode body) {
    return new Request(route, pathOf(route, id), body);
  }

  /** The id is the provider's, so it is encoded like anything from outside. */
  private static String pathOf(Route route, String id) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return route.path().replace("{id}", encoded);
  }

  @Override
  public String toString() {
    return "Request[" + route + ", body hidden]";
  }
}
