package io.purser.domain.quota;

/**
 * How many calls the provider allows an account in each of its windows, which roll.
 *
 * <p>A fifth of each may be used at once; the rest comes back evenly over the window. So whenever a
 * window is looked at, no more than all of it is used.
 */
public record Allowance(int perMinute, int perHour, int perDay) {
  /** With fewer there would be nothing to hold back for what is more urgent. */
  public static final int FEWEST = 5;

  public Allowance {
    if (perMinute < FEWEST) {
      throw new IllegalArgumentException("per-minute must be at least " + FEWEST);
    }
    if (perHour < perMinute) {
      throw new IllegalArgumentException("per-hour must not be less than per-minute");
    }
    if (perDay < perHour) {
      throw new IllegalArgumentException("per-day must not be less than per-hour");
    }
  }

  public int in(QuotaWindow window) {
    return switch (window) {
      case MINUTE -> perMinute;
      case HOUR -> perHour;
      case DAY -> perDay;
    };
  }
}
