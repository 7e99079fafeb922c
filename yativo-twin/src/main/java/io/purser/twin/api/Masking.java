package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.purser.twin.http.Json;
import java.util.Set;

/** Takes secrets, and what people told about themselves, out of what is kept of a request. */
final class Masking {
  private static final Set<String> SECRETS =
      Set.of(
          "api_secret",
          "secret",
          "access_token",
          "password",
          "otp",
          "code",
          "pin",
          "access_code",
          "answer",
          "phoneNumber",
          "shareToken");
  private static final int SHOWN_OF_A_KEY = 11;

  private Masking() {}

  static JsonNode masked(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = Json.object();
        for (var member : object.properties()) {
          copy.set(member.getKey(), member(member.getKey(), member.getValue()));
        }
        yield copy;
      }
      case JsonNode array when array.isArray() -> {
        var copy = Json.array();
        array.forEach(item -> copy.add(masked(item)));
        yield copy;
      }
      default -> node;
    };
  }

  private static JsonNode member(String name, JsonNode value) {
    if (SECRETS.contains(name)) {
      return TextNode.valueOf("***");
    }
    return name.equals("api_key") ? TextNode.valueOf(key(value.asText())) : masked(value);
  }

  /** Enough of a key to tell it from others. */
  static String key(String apiKey) {
    return apiKey.substring(0, Math.min(SHOWN_OF_A_KEY, apiKey.length())) + "…";
  }
}
