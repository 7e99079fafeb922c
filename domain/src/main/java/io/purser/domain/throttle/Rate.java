package io.purser.domain.throttle;

import java.time.Duration;

/**
 * How often something may happen, by the generic cell rate algorithm: so many at once, and what was
 * used comes back evenly.
 */
public record Rate(int perSecond, int burst) {
  public static final int MOST = 10_000_000;
  private static final double NANOS = 1e9;
  private static final int SHARES = 5;

  public Rate {
    if (perSecond < 1 || perSecond > MOST || burst < 1 || burst > MOST) {
      throw new IllegalArgumentException(
          "per-second and burst must be between 1 and " + MOST + " each");
    }
  }

  /** In whole seconds, the time after which all that was used has come back; at least one. */
  public Duration window() {
    return Duration.ofSeconds(Math.max(1, Math.ceilDiv(burst, perSecond)));
  }

  /**
   * What one node may have in hand of it, and what it may give before it has asked: a fifth of what
   * may be used at once.
   */
  public int share() {
    return Math.max(1, burst / SHARES);
  }

  /** The same, so many times. */
  public Rate times(int factor) {
    return new Rate(
        Math.toIntExact(Math.min(MOST, (long) perSecond * factor)),
        Math.toIntExact(Math.min(MOST, (long) burst * factor)));
  }

  /** How long it takes until this many have come back. */
  Duration timeFor(double tokens) {
    return Duration.ofNanos((long) Math.ceil(Math.max(0, tokens) / perSecond * NANOS));
  }

  double tokensIn(long nanos) {
    return nanos / NANOS * perSecond;
  }
}
