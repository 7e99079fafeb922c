package io.purser.local.faults;

/**
 * How much of each fault there is: a little in every build, the counts of the promises on demand.
 */
public enum Extent {
  SHORT,
  FULL;

  private static final String PROPERTY = "purser.faults";

  /** As the system property says; {@code mvn verify -Pfaults} sets it to {@code full}. */
  public static Extent chosen() {
    return "full".equals(System.getProperty(PROPERTY)) ? FULL : SHORT;
  }

  public static int count(int inShort, int inFull) {
    return switch (chosen()) {
      case SHORT -> inShort;
      case FULL -> inFull;
    };
  }
}
