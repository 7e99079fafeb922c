package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A request body that is read member by member. What is wrong is collected, so that one answer
 * names every member at fault. Members nobody asks for are ignored, as the provider does.
 */
public final class Body {
  private static final int LONGEST_TEXT = 2_000;

  private final ObjectNode json;
  private final ObjectNode problems = Json.object();

  private Body(ObjectNode json) {
    this.json = json;
  }

  /** Nothing at all is an empty object; anything that is not an object is refused. */
  static Body of(String text) {
    if (text.isBlank()) {
      return new Body(Json.object());
    }
    return Json.parse(text)
        .filter(JsonNode::isObject)
        .map(node -> new Body((ObjectNode) node))
        .orElseThrow(() -> Refusal.invalid("Request body is not a valid JSON object", null));
  }

  JsonNode raw() {
    return json;
  }

  /** The first of these members that is there and not null. */
  Optional<JsonNode> first(String... names) {
    for (String name : names) {
      var node = json.get(name);
      if (node != null && !node.isNull()) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  /** A text under any of its names; the first name is the one that problems are told under. */
  Optional<String> optionalText(String... names) {
    var node = first(names);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    String text = node.get().asText().strip();
    if (!node.get().isTextual() || text.isEmpty() || text.length() > LONGEST_TEXT) {
      problem(names[0], "Must be a non-empty string");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** As {@link #optionalText}, but absence is a problem too. The empty text stands in for it. */
  String text(String... names) {
    if (first(names).isEmpty()) {
      problem(names[0], "Required");
    }
    return optionalText(names).orElse("");
  }

  String text(String name, Predicate<String> right, String otherwise) {
    String text = text(name);
    if (!problems.has(name) && !right.test(text)) {
      problem(name, otherwise);
    }
    return text;
  }

  boolean flag(String name, boolean otherwise) {
    var node = first(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      problem(name, "Must be true or false");
    }
    return node.map(JsonNode::asBoolean).orElse(otherwise);
  }

  /** An object whose members are all texts. */
  Map<String, String> texts(String name) {
    var texts = new LinkedHashMap<String, String>();
    first(name)
        .ifPresent(
            node -> {
              boolean fits = node.isObject();
              for (var member : node.properties()) {
                fits &= member.getValue().isTextual();
                texts.put(member.getKey(), member.getValue().asText());
              }
              if (!fits) {
                problem(name, "Must be an object with string values");
              }
            });
    return Collections.unmodifiableMap(texts);
  }

  void problem(String name, String what) {
    problems.put(name, what);
  }

  /** Refuses the request if anything was wrong so far. */
  void check() {
    if (!problems.isEmpty()) {
      throw Refusal.invalid("Request validation failed", problems);
    }
  }
}
