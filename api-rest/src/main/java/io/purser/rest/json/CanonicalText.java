package io.purser.rest.json;

import java.util.Map;
import java.util.TreeMap;

/**
 * Writes documents so that two which say the same are the same text, whatever their white space and
 * the order of their members. It is no JSON: texts have their lengths before them.
 */
final class CanonicalText {
  private CanonicalText() {}

  static String of(JsonValue value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(JsonValue value, StringBuilder out) {
    switch (value) {
      case JsonValue.Text(var text) -> write(text, out);
      case JsonValue.Decimal(var number, var whole) ->
          out.append(whole ? 'i' : 'd').append(number).append(';');
      case JsonValue.Truth(var truth) -> out.append(truth ? 'y' : 'n');
      case JsonValue.Nothing _ -> out.append('0');
      case JsonValue.Array(var items) -> {
        out.append('[');
        items.forEach(item -> write(item, out));
        out.append(']');
      }
      case JsonValue.Members(var members) -> {
        out.append('{');
        for (Map.Entry<String, JsonValue> member : new TreeMap<>(members).entrySet()) {
          write(member.getKey(), out);
          write(member.getValue(), out);
        }
        out.append('}');
      }
    }
  }

  private static void write(String text, StringBuilder out) {
    out.append('s').append(text.length()).append(':').append(text);
  }
}
