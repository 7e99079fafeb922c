package io.purser.rest.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** JSON as it was sent, with nothing converted. */
sealed interface JsonValue {
  /** What callers call it. */
  String typeName();

  record Text(String value) implements JsonValue {
    @Override
    public String typeName() {
      return "a string";
    }
  }

  /** {@code whole} when it is written without a point and without an exponent. */
  record Decimal(BigDecimal value, boolean whole) implements JsonValue {
    @Override
    public String typeName() {
      return "a number";
    }
  }

  record Truth(boolean value) implements JsonValue {
    @Override
    public String typeName() {
      return "a boolean";
    }
  }

  record Nothing() implements JsonValue {
    @Override
    public String typeName() {
      return "null";
    }
  }

  record Array(List<JsonValue> items) implements JsonValue {
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public String typeName() {
      return "an array";
    }
  }

  record Members(SequencedMap<String, JsonValue> values) implements JsonValue {
    public Members {
      values = new LinkedHashMap<>(values);
    }

    @Override
    public String typeName() {
      return "an object";
    }
  }
}
