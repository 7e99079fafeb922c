package io.purser.rest.event;

import io.purser.domain.event.EventFeed;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events of one tenant, read once for all who follow them on this node. It reads on a
 * thread of its own from the first follower until the last one has gone.
 */
final class TenantFeed {
  private static final Logger LOG = LoggerFactory.getLogger(TenantFeed.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

  /** Who is further behind reads for itself. */
  private static final int KEPT = 1000;

  private static final int READ_AT_ONCE = 100;

  private final TenantId tenant;
  private final UnitOfWork work;
  private final EventFeed events;
  private final Duration poll;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Each at the remainder of its position, which works because positions have no gap. */
  private final @Nullable PlacedEvent[] newest = new PlacedEvent[KEPT];

  private long first;
  private long head;
  private boolean ended;

  /** Begins with what happens after {@code head}. */
  TenantFeed(TenantId tenant, UnitOfWork work, EventFeed events, Duration poll, long head) {
    this.tenant = tenant;
    this.work = work;
    this.events = events;
    this.poll = poll;
    this.first = head + 1;
    this.head = head;
  }

  void start() {
    Thread.ofVirtual().name("purser-events-" + tenant).start(this::run);
  }

  /** Reads nothing more, and wakes everyone who waits. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes everyone who waits. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next events after a position, after waiting for them this long at most. Empty when the
   * position is so far back that they are no longer kept.
   *
   * @param goOn asked whenever it is woken; when it says no, there is no more waiting
   */
  Optional<List<PlacedEvent>> after(
      long position, int maximum, Duration longest, BooleanSupplier goOn)
      throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (head <= position && !ended && left > 0 && goOn.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
      if (position + 1 < first) {
        return Optional.empty();
      }
      var found = new ArrayList<PlacedEvent>();
      for (long next = position + 1; next <= head && found.size() < maximum; next++) {
        found.add(Objects.requireNonNull(newest[(int) (next % KEPT)]));
      }
      return Optional.of(found);
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        var pause = readOnce();
        lock.lock();
        try {
          long left = pause.toNanos();
          while (!ended && left > 0) {
            left = changed.awaitNanos(left);
          }
          if (ended) {
            return;
          }
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration readOnce() {
    try {
      var slice = work.reading(tenant, () -> events.after(tenant, head(), List.of(), READ_AT_ONCE));
      keep(slice);
      return slice.events().size() < READ_AT_ONCE ? poll : Duration.ZERO;
    } catch (RuntimeException e) {
      // Its message may hold values of rows.
      LOG.warn("the events of {} cannot be read at the moment: {}", tenant, e.getClass().getName());
      return AFTER_A_FAILURE;
    }
  }

  private long head() {
    lock.lock();
    try {
      return head;
    } finally {
      lock.unlock();
    }
  }

  private void keep(EventFeed.Slice slice) {
    if (slice.events().isEmpty()) {
      return;
    }
    lock.lock();
    try {
      slice.events().forEach(event -> newest[(int) (event.position() % KEPT)] = event);
      head = slice.upTo();
      first = Math.max(first, head - KEPT + 1);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
