package io.purser.domain.operation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: a random time up to a bound that doubles with every
 * attempt, so that many who wait do not come back together.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 7;

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param attempt how many tries there have been, from 1
   */
  public Duration after(int attempt) {
    long bound = FIRST.toMillis() << Math.min(Math.max(attempt - 1, 0), DOUBLINGS);
    long capped = Math.min(bound, LONGEST.toMillis());
    return Duration.ofMillis(1 + random.nextLong(capped));
  }

  /** The same, but not before the time that the provider asked for. */
  public Duration after(int attempt, Duration atLeast) {
    var jittered = after(attempt);
    return jittered.compareTo(atLeast) < 0 ? atLeast.plus(after(1)) : jittered;
  }
}
