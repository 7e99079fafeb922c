package io.purser.rest.edge;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for bodies that are not whole yet, on all connections together. */
final class HeldBytes {
  private static final long MOST = 32L * 1024 * 1024;

  private final AtomicLong held = new AtomicLong();

  /** False when there is no room for so many more; what is taken is given back once. */
  boolean take(int bytes) {
    if (held.addAndGet(bytes) <= MOST) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  void giveBack(int bytes) {
    held.addAndGet(-bytes);
  }

  long now() {
    return held.get();
  }
}
