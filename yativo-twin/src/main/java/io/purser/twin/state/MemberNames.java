package io.purser.twin.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import java.util.Map;

/**
 * Other names for members of answers and of events, for where the provider's pages disagree or are
 * silent.
 *
 * @param renamed by the name of a route, or {@link #WEBHOOK}, the other name of each member
 */
public record MemberNames(Map<String, Map<String, String>> renamed) {
  public static final String WEBHOOK = "webhook";
  public static final MemberNames USUAL = new MemberNames(Map.of());

  /** The JSON text with the names that count at this place. What is not JSON stays as it is. */
  public String in(String place, String text) {
    var names = renamed.get(place);
    return names == null
        ? text
        : Json.parse(text).map(json -> Json.write(renamed(json, names))).orElse(text);
  }

  private static JsonNode renamed(JsonNode node, Map<String, String> names) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = Json.object();
        for (var member : object.properties()) {
          String name = member.getKey();
          copy.set(names.getOrDefault(name, name), renamed(member.getValue(), names));
        }
        yield copy;
      }
      case JsonNode array when array.isArray() -> {
        var copy = Json.array();
        array.forEach(item -> copy.add(renamed(item, names)));
        yield copy;
      }
      default -> node;
    };
  }
}
