package io.purser.twin.webhook;

import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent and when, per endpoint. An endpoint has only so many attempts under way, and
 * so has the whole twin, so slow receivers cost a bounded number of threads.
 */
final class DeliveryQueue {
  private static final int UNDER_WAY_IN_ALL = 64;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** A delivery's place in the queue. */
  record Entry(Instant due, long order, String webhookId, String deliveryId) {}

  private static final Comparator<Entry> BY_DUE =
      Comparator.comparing(Entry::due)
          .thenComparingLong(Entry::order)
          .thenComparing(Entry::deliveryId);

  private final BusinessClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, TreeSet<Entry>> waiting = new HashMap<>();
  private final Map<String, Entry> byDelivery = new HashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();
  private final Set<String> busyDeliveries = new HashSet<>();
  private final Map<String, Entry> onceFinished = new HashMap<>();
  private int parallelism = 1;

  DeliveryQueue(BusinessClock clock) {
    this.clock = clock;
  }

  void parallelism(int perEndpoint) {
    locked(() -> parallelism = perEndpoint);
  }

  void lookAgain() {
    locked(() -> {});
  }

  /** Takes note of how a delivery stands now. */
  void accept(Delivery delivery) {
    locked(
        () -> {
          drop(delivery.id());
          var due = delivery.nextAttemptAt();
          if (due != null) {
            var entry = new Entry(due, delivery.order(), delivery.webhookId(), delivery.id());
            if (busyDeliveries.contains(delivery.id())) {
              onceFinished.put(delivery.id(), entry);
            } else {
              add(entry);
            }
          }
        });
  }

  void forget(String deliveryId) {
    locked(() -> drop(deliveryId));
  }

  void finished(Entry entry) {
    locked(
        () -> {
          underWay.merge(entry.webhookId(), -1, DeliveryQueue::sumOrNothing);
          busyDeliveries.remove(entry.deliveryId());
          var again = onceFinished.remove(entry.deliveryId());
          if (again != null) {
            add(again);
          }
        });
  }

  /** Waits for a delivery that is due and whose endpoint has room. */
  Entry takeDue() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        var wait = LONGEST_WAIT;
        if (busyDeliveries.size() < UNDER_WAY_IN_ALL) {
          var head = earliest();
          if (head != null) {
            wait = clock.wallUntil(head.due());
            if (wait.isZero()) {
              begin(head);
              return head;
            }
          }
        }
        long nanos = Math.min(wait.toNanos(), LONGEST_WAIT.toNanos());
        var _ = changed.await(nanos, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Entry earliest() {
    Entry earliest = null;
    for (var endpoint : waiting.entrySet()) {
      if (underWay.getOrDefault(endpoint.getKey(), 0) < parallelism) {
        var head = endpoint.getValue().first();
        if (earliest == null || BY_DUE.compare(head, earliest) < 0) {
          earliest = head;
        }
      }
    }
    return earliest;
  }

  private void begin(Entry entry) {
    drop(entry.deliveryId());
    underWay.merge(entry.webhookId(), 1, Integer::sum);
    busyDeliveries.add(entry.deliveryId());
  }

  private void add(Entry entry) {
    byDelivery.put(entry.deliveryId(), entry);
    waiting.computeIfAbsent(entry.webhookId(), _ -> new TreeSet<>(BY_DUE)).add(entry);
  }

  private void drop(String deliveryId) {
    onceFinished.remove(deliveryId);
    var entry = byDelivery.remove(deliveryId);
    if (entry != null) {
      var others = waiting.get(entry.webhookId());
      if (others != null && others.remove(entry) && others.isEmpty()) {
        waiting.remove(entry.webhookId());
      }
    }
  }

  private static @Nullable Integer sumOrNothing(int a, int b) {
    return a + b == 0 ? null : a + b;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
