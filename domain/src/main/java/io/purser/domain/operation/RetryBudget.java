package io.purser.domain.operation;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many of all attempts may be repetitions: one for every ten that were made for the first time.
 * A provider that fails gets no more than a tenth on top of what is meant for it. Shared by
 * everything that a node sends.
 */
public final class RetryBudget {
  /** What one attempt adds to the budget, and what a retry takes out of it. */
  private static final int EARNED = 1;

  private static final int SPENT = 10;

  /** What a quiet time can save up. More would let a sudden failure be repeated at length. */
  private static final int MOST = 5 * SPENT;

  /** So that the first failures after a start are not left without any second try. */
  private static final int AT_FIRST = SPENT;

  private final AtomicInteger left = new AtomicInteger(AT_FIRST);

  /** Notes that something was attempted for the first time. */
  public void attempted() {
    var _ = left.updateAndGet(now -> Math.min(MOST, now + EARNED));
  }

  /** Whether one attempt may be repeated now. When it says yes, that is taken out of the budget. */
  public boolean mayRetry() {
    int before = left.getAndUpdate(now -> now < SPENT ? now : now - SPENT);
    return before >= SPENT;
  }

  /** How many attempts may be repeated now. */
  public int retriesLeft() {
    return left.get() / SPENT;
  }
}
