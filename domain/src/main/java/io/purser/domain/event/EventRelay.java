package io.purser.domain.event;

import io.purser.domain.work.EachAlone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Turns what has happened into a feed that can be followed: gives the events of every tenant their
 * places. Any number of relays may run; for one tenant, one of them works at a time.
 */
public final class EventRelay {
  private static final int TENANTS_AT_ONCE = 100;
  private static final int EVENTS_AT_ONCE = 500;

  private final EventPlaces places;
  private final InstantSource clock;
  private volatile Duration lag = Duration.ZERO;

  public EventRelay(EventPlaces places, InstantSource clock) {
    this.places = places;
    this.clock = clock;
  }

  /**
   * Places what waits. Returns how many events it placed. A tenant whose events cannot be placed
   * holds up no other.
   *
   * @param goOn asked before each tenant; when it says no, the rest is left to others
   */
  public int work(BooleanSupplier goOn) {
    var waiting = places.waiting(TENANTS_AT_ONCE);
    lag = waiting.isEmpty() ? Duration.ZERO : since(waiting.getFirst().since());
    var placed = new AtomicInteger();
    EachAlone.work(
        waiting, goOn, found -> placed.addAndGet(places.place(found.tenant(), EVENTS_AT_ONCE)));
    return placed.get();
  }

  /** At the last look: how long the event that had waited longest for its place had done so. */
  public Duration lag() {
    return lag;
  }

  private Duration since(Instant time) {
    var age = Duration.between(time, clock.instant());
    // Another node's clock may be ahead of ours.
    return age.isNegative() ? Duration.ZERO : age;
  }
}
