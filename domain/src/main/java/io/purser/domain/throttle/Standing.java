package io.purser.domain.throttle;

import java.time.Duration;

/**
 * How a subject stands with its limit, as far as this node knows.
 *
 * @param within whether the request may be worked on
 * @param remaining how many more may come now
 * @param again when the next one may come, if this one may not
 * @param whole when everything will have come back
 */
public record Standing(boolean within, Rate rate, int remaining, Duration again, Duration whole) {

  /** The part of what may be used at once that is left; the least is the nearest limit. */
  public double part() {
    return (double) remaining / rate.burst();
  }
}
