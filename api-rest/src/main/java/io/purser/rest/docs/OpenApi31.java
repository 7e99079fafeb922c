package io.purser.rest.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a description of OpenAPI 3.0 into one of 3.1. The generator's own 3.1 leaves {@code
 * nullable} in place and adds words of its own, so it writes 3.0 and the differences that concern
 * us are made here: a value that may be null says so in its type, and a schema has {@code
 * examples}.
 */
final class OpenApi31 {
  private OpenApi31() {}

  static Map<String, Object> from(Map<String, Object> version30) {
    var document = new LinkedHashMap<>(version30);
    document.put("openapi", "3.1.0");
    document.replaceAll((_, value) -> convert(value));
    return document;
  }

  private static Object convert(Object node) {
    return switch (node) {
      case Map<?, ?> map -> convert(map);
      case List<?> list -> list.stream().map(OpenApi31::convert).toList();
      default -> node;
    };
  }

  private static Map<String, Object> convert(Map<?, ?> node) {
    var converted = new LinkedHashMap<String, Object>();
    node.forEach((key, value) -> converted.put((String) key, convert(value)));
    if (Boolean.TRUE.equals(converted.get("nullable"))) {
      converted.remove("nullable");
      allowNull(converted);
    }
    boolean isSchema =
        (converted.containsKey("type") && !(converted.get("type") instanceof Map))
            || converted.containsKey("allOf")
            || converted.containsKey("anyOf");
    if (isSchema && converted.containsKey("example")) {
      converted.put("examples", List.of(converted.remove("example")));
    }
    return converted;
  }

  private static void allowNull(Map<String, Object> schema) {
    if (schema.remove("allOf") instanceof List<?> parts) {
      var choices = new ArrayList<Object>(parts);
      choices.add(Map.of("type", "null"));
      schema.put("anyOf", choices);
    } else if (schema.get("type") instanceof String type) {
      schema.put("type", List.of(type, "null"));
      if (schema.get("enum") instanceof List<?> values) {
        var choices = new ArrayList<Object>(values);
        choices.add(null);
        schema.put("enum", choices);
      }
    }
  }
}
