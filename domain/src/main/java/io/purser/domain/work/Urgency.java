package io.purser.domain.work;

/**
 * How urgent it is, from the most urgent on. What is scarce is first refused to the last of these.
 */
public enum Urgency {
  /** Somebody waits, and money, a code or a secure view depends on it. */
  MONEY(0),
  /** Somebody waits. */
  INTERACTIVE(1),
  /** Nobody waits any more, and something is in doubt until it is done. */
  RESOLVER(2),
  /** Nothing depends on it but how fresh things look. */
  SWEEP(3);

  private final int rank;

  Urgency(int rank) {
    this.rank = rank;
  }

  /** How many are more urgent. */
  public int rank() {
    return rank;
  }
}
