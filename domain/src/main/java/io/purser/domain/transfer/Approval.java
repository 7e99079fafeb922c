package io.purser.domain.transfer;

import io.purser.domain.access.Caller;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That somebody else than who ordered a transfer has to say that it may be sent.
 *
 * @param orderedBy the principal of who ordered it, who cannot be the one
 * @param hands the principals of the operators who may be the person behind them, who cannot be the
 *     one either
 * @param dueAt when it is declined if nobody has said anything
 * @param givenBy the principal of who has said so; null while nobody has
 */
public record Approval(
    String orderedBy, Set<String> hands, Instant dueAt, @Nullable String givenBy) {
  public Approval {
    hands = Set.copyOf(hands);
    if (orderedBy.equals(givenBy) || (givenBy != null && hands.contains(givenBy))) {
      throw new IllegalArgumentException("nobody approves what they have ordered themselves");
    }
  }

  public static Approval wanted(Caller orderedBy, Instant dueAt) {
    return new Approval(orderedBy.actor(), orderedBy.hands(), dueAt, null);
  }

  /** Whether this may be the very person who ordered it. */
  public boolean isOrderedByPersonBehind(Caller caller) {
    return orderedBy.equals(caller.actor()) || !Collections.disjoint(hands, caller.hands());
  }

  /**
   * @throws IllegalArgumentException when it may be who ordered it
   */
  Approval givenBy(Caller caller) {
    if (isOrderedByPersonBehind(caller)) {
      throw new IllegalArgumentException("nobody approves what they have ordered themselves");
    }
    return new Approval(orderedBy, hands, dueAt, caller.actor());
  }
}
