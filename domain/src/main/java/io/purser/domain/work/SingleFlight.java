package io.purser.domain.work;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has what several want at the same time done once, on this node. Nothing is handed to those who
 * wait; they look for themselves at what came of it.
 */
public final class SingleFlight<K> {
  private final ConcurrentMap<K, CountDownLatch> flights = new ConcurrentHashMap<>();

  /**
   * Does it, or waits until whoever is at it is through, in whatever way, or the deadline is over.
   */
  public void fly(K what, Deadline deadline, Runnable flight) {
    var mine = new CountDownLatch(1);
    var others = flights.putIfAbsent(what, mine);
    if (others != null) {
      await(others, deadline);
      return;
    }
    try {
      flight.run();
    } finally {
      flights.remove(what);
      mine.countDown();
    }
  }

  private static void await(CountDownLatch flight, Deadline deadline) {
    try {
      var _ = flight.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Whoever is to stop sees it at the next wait.
      Thread.currentThread().interrupt();
    }
  }
}
