package io.purser.persistence.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.customer.Metadata;
import io.purser.persistence.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metadata as one document. A number is written as {@code {"decimal": "1.50"}}, because JSON's own
 * numbers do not say how many digits they have.
 */
final class MetadataDocument {
  private static final String DECIMAL = "decimal";

  private MetadataDocument() {}

  /** Null when there is nothing to keep. */
  static @Nullable String write(Metadata metadata) {
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
    return new String(Json.write(document), StandardCharsets.UTF_8);
  }

  static Metadata read(@Nullable String document) {
    if (document == null) {
      return Metadata.NONE;
    }
    var entries = new LinkedHashMap<String, Metadata.Value>();
    Json.read(
            document.getBytes(StandardCharsets.UTF_8), new TypeReference<Map<String, Object>>() {})
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
