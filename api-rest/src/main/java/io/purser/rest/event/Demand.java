package io.purser.rest.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much a subscriber has asked for and not yet got. */
final class Demand {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long left;
  private boolean givenUp;

  void add(long number) {
    lock.lock();
    try {
      // More than can be counted is without end.
      left = left + number < 0 ? Long.MAX_VALUE : left + number;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is wanted. */
  void giveUp() {
    lock.lock();
    try {
      givenUp = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes one, waiting this long at most. False when it is not wanted. */
  boolean take(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = longest.toNanos();
      while (!givenUp && left == 0 && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (givenUp || left == 0) {
        return false;
      }
      left--;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
