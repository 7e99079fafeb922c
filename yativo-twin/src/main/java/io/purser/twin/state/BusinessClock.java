package io.purser.twin.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The clock of everything the provider does over time. It can run faster than the wall, stand
 * still, and be moved forward; it never goes back. Its reading is kept in the world, so after a
 * restart it shows what it would have shown without one.
 */
public final class BusinessClock {
  private static final Duration FOREVER = Duration.ofDays(365);

  private final InstantSource wall;
  private volatile ClockReading reading;

  public BusinessClock(InstantSource wall) {
    this.wall = wall;
    this.reading = atWallTime();
  }

  public static ClockReading readingAt(Instant now, double speed) {
    return new ClockReading(now, now, speed);
  }

  /** The reading of a clock that was never touched. */
  public ClockReading atWallTime() {
    return readingAt(wall.instant(), 1);
  }

  public void use(ClockReading next) {
    reading = next;
  }

  public Instant wallNow() {
    return wall.instant();
  }

  public double speed() {
    return reading.speed();
  }

  public Instant now() {
    var from = reading;
    long passedMicros = Math.max(0, ChronoUnit.MICROS.between(from.wall(), wall.instant()));
    return from.business().plus((long) (passedMicros * from.speed()), ChronoUnit.MICROS);
  }

  public ClockReading advancedBy(Duration step) {
    return new ClockReading(wall.instant(), now().plus(step), reading.speed());
  }

  public ClockReading withSpeed(double speed) {
    return new ClockReading(wall.instant(), now(), speed);
  }

  /** How long to wait on the wall until the business clock shows the instant. Never negative. */
  public Duration wallUntil(Instant due) {
    var left = Duration.between(now(), due);
    if (left.isNegative() || left.isZero()) {
      return Duration.ZERO;
    }
    double wallSeconds = left.toSeconds() / speed() + left.toNanosPart() / 1e9 / speed();
    return wallSeconds >= FOREVER.toSeconds()
        ? FOREVER
        : Duration.ofNanos((long) (wallSeconds * 1e9));
  }
}
