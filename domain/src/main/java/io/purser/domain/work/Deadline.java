package io.purser.domain.work;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When an answer is due, on a clock that never jumps. Handed down to every wait on the way. */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long dueAt;

  private Deadline(LongSupplier nanoTime, long dueAt) {
    this.nanoTime = nanoTime;
    this.dueAt = dueAt;
  }

  public static Deadline in(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
  }

  public static Deadline in(Duration time) {
    return in(time, System::nanoTime);
  }

  /** The time left, zero when it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, dueAt - nanoTime.getAsLong()));
  }

  public boolean allows(Duration time) {
    return left().compareTo(time) > 0;
  }
}
