package io.purser.local;

/** How much of the fault tests runs: a short form with every build, all of it when asked for. */
final class Faults {
  private Faults() {}

  /** Whether {@code -Dpurser.faults=full} was given. */
  static boolean areFull() {
    return "full".equals(System.getProperty("purser.faults"));
  }
}
