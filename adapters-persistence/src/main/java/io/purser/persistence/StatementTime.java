package io.purser.persistence;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.DeadlinePassed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long statements may take: what every connection is configured to, or what is left of the
 * deadline in force where that is less.
 *
 * @param configured what the server holds every statement to anyway
 */
record StatementTime(Duration configured) {
  /**
   * @throws DeadlinePassed when nothing is to be begun any more
   */
  static void requireSome() {
    if (DeadlineInForce.get().filter(deadline -> deadline.left().isZero()).isPresent()) {
      throw new DeadlinePassed();
    }
  }

  /**
   * The milliseconds that the next statement may take, or null when what is configured will do.
   *
   * @throws DeadlinePassed when there are none
   */
  @Nullable String limit() {
    requireSome();
    return DeadlineInForce.get()
        .map(Deadline::left)
        .filter(left -> left.compareTo(configured) < 0)
        .map(left -> Long.toString(Math.max(1, left.toMillis())))
        .orElse(null);
  }
}
