package io.purser.twin.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.api.Amounts;
import io.purser.twin.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The body of a control call. Strict, because a misspelt member would otherwise change a test's
 * meaning in silence: {@link #done} refuses every member that was not asked for.
 */
final class Fields {
  private final JsonNode json;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode json) {
    this.json = json;
  }

  static Fields of(String body) {
    if (body.isBlank()) {
      return new Fields(Json.object());
    }
    var json = Json.parse(body).filter(JsonNode::isObject);
    return new Fields(
        json.orElseThrow(() -> ControlRefusal.invalid("The body is not a valid JSON object.")));
  }

  boolean has(String name) {
    known.add(name);
    return json.has(name);
  }

  Optional<JsonNode> node(String name) {
    known.add(name);
    return Optional.ofNullable(json.get(name)).filter(node -> !node.isNull());
  }

  Optional<String> text(String name) {
    var node = node(name);
    if (node.isPresent() && !(node.get().isTextual() && !node.get().asText().isBlank())) {
      throw ControlRefusal.invalid(name + " must be a non-empty string.");
    }
    return node.map(JsonNode::asText);
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> ControlRefusal.invalid(name + " is required."));
  }

  OptionalInt number(String name, int least, int most) {
    var node = node(name);
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    int value = node.get().asInt();
    if (!node.get().isInt() || value < least || value > most) {
      throw ControlRefusal.invalid(
          name + " must be a whole number from " + least + " to " + most + ".");
    }
    return OptionalInt.of(value);
  }

  Optional<Boolean> flag(String name) {
    var node = node(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      throw ControlRefusal.invalid(name + " must be true or false.");
    }
    return node.map(JsonNode::asBoolean);
  }

  /** Card money as a decimal string, in minor units. */
  Optional<Long> money(String name) {
    return node(name)
        .map(
            node ->
                Optional.of(node)
                    .filter(JsonNode::isTextual)
                    .flatMap(text -> Amounts.read(text, 2))
                    .filter(amount -> amount.precision() <= 12)
                    .map(amount -> amount.movePointRight(2).longValueExact())
                    .orElseThrow(
                        () ->
                            ControlRefusal.invalid(
                                name + " must be a decimal string, such as \"12.50\".")));
  }

  /** One of a few words, turned into what it stands for. */
  <T> Optional<T> word(String name, Function<String, Optional<T>> meaning) {
    return text(name)
        .map(
            text ->
                meaning
                    .apply(text)
                    .orElseThrow(
                        () -> ControlRefusal.invalid(name + " cannot be \"" + text + "\".")));
  }

  Optional<List<String>> texts(String name) {
    var node = node(name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    var texts = new ArrayList<String>();
    for (var item : node.get()) {
      if (!item.isTextual()) {
        throw ControlRefusal.invalid(name + " must be an array of strings.");
      }
      texts.add(item.asText());
    }
    if (!node.get().isArray()) {
      throw ControlRefusal.invalid(name + " must be an array of strings.");
    }
    return Optional.of(List.copyOf(texts));
  }

  /** Call it after the last read and before the first effect. */
  void done() {
    for (var member : json.properties()) {
      if (!known.contains(member.getKey())) {
        throw ControlRefusal.invalid("Unknown member " + member.getKey() + ".");
      }
    }
  }
}
