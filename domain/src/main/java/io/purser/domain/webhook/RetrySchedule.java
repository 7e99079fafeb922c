package io.purser.domain.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a message that was not taken is sent again: soon at first and then ever more seldom, until
 * three days are over. A receiver that asks for more time gets it, within bounds.
 */
public final class RetrySchedule {
  public static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12));

  /** So that what failed together is not tried again together. */
  private static final double MOST_JITTER = 0.2;

  /** A receiver may ask to be left alone for a while, not for ever. */
  private static final Duration LONGEST_WISH = Duration.ofHours(12);

  private final RandomGenerator random;

  public RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The pause before the next attempt, or empty when there is none.
   *
   * @param failures how many attempts have failed, one or more
   * @param triedFor how long ago the first of them was
   * @param wish the least pause that the receiver asked for, or null
   */
  public Optional<Duration> pauseAfter(int failures, Duration triedFor, @Nullable Duration wish) {
    var planned = PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
    var pause = atLeast(jittered(planned), wish);
    // The last attempt is at the end of the three days, not at the last step before it.
    var left = GIVEN_UP_AFTER.minus(triedFor);
    if (!left.isPositive()) {
      return Optional.empty();
    }
    return Optional.of(pause.compareTo(left) < 0 ? pause : left);
  }

  private Duration jittered(Duration pause) {
    return pause.plusMillis((long) (pause.toMillis() * MOST_JITTER * random.nextDouble()));
  }

  private static Duration atLeast(Duration pause, @Nullable Duration wish) {
    if (wish == null || wish.compareTo(pause) <= 0) {
      return pause;
    }
    return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
  }
}
