package io.purser.domain.work;

import java.util.Optional;
import java.util.function.Supplier;

/** How one unit of work in memory waits for a row that another one has. */
public interface RowWaits {
  /**
   * Waits until the row is free. Throws what ends the waiting unit of work when that never happens.
   *
   * @param waiter the unit of work that waits
   * @param holder the one that has the row now; empty as soon as nobody has
   */
  void await(Object waiter, Supplier<Optional<?>> holder);

  /** Some unit of work has ended, and has let go of what it had. */
  void released();
}
