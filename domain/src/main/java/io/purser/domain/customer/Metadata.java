package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the tenant wants to remember about a customer: up to 50 keys of up to 40 characters, each
 * with a text, a number or a truth value, and at most 16 KiB of UTF-8 in all. It reads in the order
 * of its keys.
 */
public record Metadata(Map<String, Value> entries) {
  public static final Metadata NONE = new Metadata(Map.of());

  private static final int MAX_KEYS = 50;
  private static final int MAX_KEY_LENGTH = 40;
  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_DIGITS = 30;

  /** One value; there is no nesting. */
  public sealed interface Value {
    record Words(String text) implements Value {}

    /** An exact decimal of at most 30 digits before and behind the point together. */
    record Decimal(BigDecimal number) implements Value {}

    record Flag(boolean on) implements Value {}
  }

  public Metadata {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    Text.require("", problemWith(entries));
  }

  public static Optional<String> problemWith(Map<String, Value> entries) {
    if (entries.size() > MAX_KEYS) {
      return Optional.of("must have at most " + MAX_KEYS + " keys");
    }
    int bytes = 0;
    for (var entry : entries.entrySet()) {
      var problem =
          Text.problemWith(entry.getKey(), MAX_KEY_LENGTH).map(why -> "has a key that " + why);
      if (problem.isPresent()) {
        return problem;
      }
      problem = problemWith(entry.getValue()).map(why -> "has a value that " + why);
      if (problem.isPresent()) {
        return problem;
      }
      bytes += utf8Length(entry.getKey()) + length(entry.getValue());
    }
    return bytes > MAX_BYTES
        ? Optional.of("must be at most 16 KiB of UTF-8 in all")
        : Optional.empty();
  }

  private static Optional<String> problemWith(Value value) {
    return switch (value) {
      case Value.Words(var text) -> Text.characterProblem(text);
      case Value.Decimal(var number) -> numberProblem(number);
      case Value.Flag _ -> Optional.empty();
    };
  }

  /**
   * Looks at scale and precision alone, because writing out a number such as 1E999999999 is what
   * must not happen.
   */
  private static Optional<String> numberProblem(BigDecimal number) {
    long behindThePoint = Math.max(number.scale(), 0);
    long beforeThePoint = Math.max((long) number.precision() - number.scale(), 0);
    if (beforeThePoint + behindThePoint > MAX_DIGITS) {
      return Optional.of("must have at most " + MAX_DIGITS + " digits");
    }
    return Text.characterProblem(number.toPlainString());
  }

  private static int length(Value value) {
    return switch (value) {
      case Value.Words(var text) -> utf8Length(text);
      case Value.Decimal(var number) -> number.toPlainString().length();
      case Value.Flag(var on) -> on ? 4 : 5;
    };
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
