package io.purser.twin.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Seven tries at a delivery: one at once and six more, each later after the one before. */
final class Schedule {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(24));

  private Schedule() {}

  /** The pause before the next try, or nothing when all seven have been made. */
  static Optional<Duration> pauseAfter(int attempts) {
    return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
  }
}
