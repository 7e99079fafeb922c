package io.purser.rest.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Room for a number of requests at the same time. */
public final class Places {
  private final int size;
  private final AtomicInteger taken = new AtomicInteger();
  private final Counter turnedAway;

  /**
   * @param kind of requests, as metrics name it
   */
  public Places(String kind, int size, MeterRegistry meters) {
    this.size = size;
    this.turnedAway = meters.counter("purser.requests.turned.away", "kind", kind);
    Gauge.builder("purser.requests.under.way", taken, AtomicInteger::get)
        .tag("kind", kind)
        .register(meters);
  }

  /** True when there was a place; whoever gets one gives it back once. */
  public boolean take() {
    if (taken.incrementAndGet() <= size) {
      return true;
    }
    taken.decrementAndGet();
    turnedAway.increment();
    return false;
  }

  public void giveBack() {
    taken.decrementAndGet();
  }
}
