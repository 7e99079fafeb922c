package io.purser.peer.customer;

import io.purser.domain.customer.Metadata;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Metadata as Purser stores it: a number is written as {@code {"decimal": "1.50"}}. */
@Component
class MetadataDocument {
  private static final String DECIMAL = "decimal";

  private final JsonMapper json;

  MetadataDocument(JsonMapper json) {
    this.json = json;
  }

  /** Null when there is nothing to keep. */
  @Nullable String write(Metadata metadata) {
    if (metadata.entries().isEmpty()) {
      return null;
    }
    var document = new LinkedHashMap<String, Object>();
    metadata
        .entries()
        .forEach(
            (key, value) ->
                document.put(
                    key,
                    switch (value) {
                      case Metadata.Value.Words(var text) -> text;
                      case Metadata.Value.Decimal(var number) -> Map.of(DECIMAL, number.toString());
                      case Metadata.Value.Flag(var on) -> on;
                    }));
    return json.writeValueAsString(document);
  }

  Metadata read(@Nullable String document) {
    if (document == null) {
      return Metadata.NONE;
    }
    var entries = new LinkedHashMap<String, Metadata.Value>();
    json.readValue(document, new TypeReference<Map<String, Object>>() {})
        .forEach((key, value) -> entries.put(key, value(value)));
    return new Metadata(entries);
  }

  private static Metadata.Value value(Object value) {
    return switch (value) {
      case String text -> new Metadata.Value.Words(text);
      case Boolean on -> new Metadata.Value.Flag(on);
      case Map<?, ?> number ->
          new Metadata.Value.Decimal(new BigDecimal(String.valueOf(number.get(DECIMAL))));
      default -> throw new IllegalStateException("a kind of value that is never written");
    };
  }
}
