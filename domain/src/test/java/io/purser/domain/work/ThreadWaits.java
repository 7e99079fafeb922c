package io.purser.domain.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Waits as threads do, for some seconds. */
final class ThreadWaits implements RowWaits {
  /** Only a deadlock lasts longer. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final ReentrantLock monitor = new ReentrantLock();
  private final Condition released = monitor.newCondition();

  @Override
  public void await(Object waiter, Supplier<Optional<?>> holder) {
    monitor.lock();
    try {
      long left = LONGEST_WAIT.toNanos();
      while (holder.get().isPresent()) {
        if (left <= 0) {
          throw new IllegalStateException(
              "waited for a lock for " + LONGEST_WAIT.toSeconds() + " s");
        }
        left = released.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a lock", e);
    } finally {
      monitor.unlock();
    }
  }

  @Override
  public void released() {
    monitor.lock();
    try {
      released.signalAll();
    } finally {
      monitor.unlock();
    }
  }
}
