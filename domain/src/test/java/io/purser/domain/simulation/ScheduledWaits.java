package io.purser.domain.simulation;

import io.purser.domain.work.RowWaits;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets the scheduler decide when somebody gets the row that another one has. PostgreSQL breaks up a
 * circle of those who wait; here it is a fault, because no order of locks of ours may lead to one.
 */
final class ScheduledWaits implements RowWaits {
  private final Scheduler scheduler;

  ScheduledWaits(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void await(Object waiter, Supplier<Optional<?>> holder) {
    if (isDeadlock(waiter, holder.get())) {
      throw new Violation("deadlock: they wait for each other's rows");
    }
    scheduler.note("waits for a row");
    scheduler.awaitRow(waiter, holder);
  }

  private boolean isDeadlock(Object waiter, Optional<?> holder) {
    Optional<?> next = holder;
    while (next.isPresent()) {
      if (next.get().equals(waiter)) {
        return true;
      }
      next = scheduler.whoHolds(next.get());
    }
    return false;
  }

  @Override
  public void released() {
    // Whoever waits for a row is asked again at every step.
  }
}
