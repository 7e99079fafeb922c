package io.purser.persistence;

import java.util.Set;

/** Principals of operators as a column has them: in one order, whatever order they came in. */
public final class Hands {
  private Hands() {}

  public static String[] written(Set<String> hands) {
    return hands.stream().sorted().toArray(String[]::new);
  }

  public static Set<String> read(String[] column) {
    return Set.of(column);
  }
}
