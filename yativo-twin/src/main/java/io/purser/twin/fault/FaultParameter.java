package io.purser.twin.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a fault. A number without a default, and every text, must be given; a flag is off
 * and a choice is its first word unless given.
 */
public sealed interface FaultParameter {
  String name();

  /** A whole number within bounds. */
  record WholeNumber(String name, int least, int most, @Nullable Integer otherwise)
      implements FaultParameter {}

  /** True or false. */
  record Flag(String name) implements FaultParameter {}

  /** Any text. */
  record Text(String name) implements FaultParameter {}

  /** One of some words. */
  record Choice(String name, List<String> words) implements FaultParameter {}

  static FaultParameter number(String name, int least, int most, @Nullable Integer otherwise) {
    return new WholeNumber(name, least, most, otherwise);
  }

  static FaultParameter flag(String name) {
    return new Flag(name);
  }

  static FaultParameter text(String name) {
    return new Text(name);
  }

  static FaultParameter choice(String name, String... words) {
    return new Choice(name, List.of(words));
  }
}
