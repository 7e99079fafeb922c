package io.purser.domain.card.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often codes are sent and tried, for each customer and channel, on all nodes together.
 *
 * @param triesPerCode how many codes are passed on to the provider after one was sent
 * @param pause between two of them; the provider turns away who comes sooner, and then everybody
 *     else with them
 */
public record CodeLimits(
    int triesPerCode, int sendsInAWhile, Duration aWhile, int sendsADay, Duration pause) {
  /** After this a code that was sent counts for nothing. */
  public static final Duration LONGEST = Duration.ofDays(1);

  public static final CodeLimits USUAL =
      new CodeLimits(5, 3, Duration.ofMinutes(15), 10, Duration.ofSeconds(65));

  public CodeLimits withPause(Duration time) {
    return new CodeLimits(triesPerCode, sendsInAWhile, aWhile, sendsADay, time);
  }

  /**
   * How long until another one may be sent; empty when it may be now.
   *
   * @param sent when codes were sent in the last day, oldest first
   */
  Optional<Duration> untilNextSend(List<Instant> sent, Instant now) {
    var free = freeAgain(sent, sendsADay, LONGEST);
    free = later(free, freeAgain(sent, sendsInAWhile, aWhile));
    free = later(free, freeAgain(sent, 1, pause));
    return free.isAfter(now) ? Optional.of(Duration.between(now, free)) : Optional.empty();
  }

  private static Instant freeAgain(List<Instant> sent, int most, Duration window) {
    return sent.size() < most ? Instant.MIN : sent.get(sent.size() - most).plus(window);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
