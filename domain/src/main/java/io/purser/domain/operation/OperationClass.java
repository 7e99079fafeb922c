package io.purser.domain.operation;

import java.time.Duration;
import java.time.Instant;

/**
 * What the provider promises about a write that it may get twice, and so how a doubt about it ends.
 * {@link OperationKind} says which class each write is of.
 *
 * <table>
 *   <caption>The four classes</caption>
 *   <tr><th></th><th>looked for</th><th>sent again</th><th>left to a person</th></tr>
 *   <tr><td>{@link #KEYED}</td><td>after a send</td><td>under its key, for 20 hours</td><td>when
 *       nothing is seen after that</td></tr>
 *   <tr><td>{@link #NATURAL_KEY}</td><td>always</td><td>when it is not there</td><td>when nothing is
 *       seen after a day</td></tr>
 *   <tr><td>{@link #STATE}</td><td>always</td><td>when it is not so, and nothing newer is
 *       wanted</td><td>when nothing is seen after a day</td></tr>
 *   <tr><td>{@link #SEND_ONCE}</td><td>after a send</td><td>never</td><td>when nothing is seen after
 *       half a minute</td></tr>
 * </table>
 *
 * What was turned away unread, or never left, was not sent.
 */
public enum OperationClass {
  /** The provider takes a repeat under the same idempotency key for the same order. */
  KEYED(Duration.ofHours(20)),
  /** The provider knows the effect by something that we choose, such as an e-mail. */
  NATURAL_KEY(Duration.ofDays(1)),
  /** The write sets something to a value, so the newest one counts and a repeat does no harm. */
  STATE(Duration.ofDays(1)),
  /** Money without a key. */
  SEND_ONCE(Duration.ofSeconds(30));

  /**
   * How long a request that was not answered may still have its effect. Longer than we wait for an
   * answer: giving up on our side stops nothing on the other.
   */
  static final Duration LATE_EFFECT = Duration.ofSeconds(15);

  /** How long a provider that cannot be read is asked again before a person has to look. */
  public static final Duration UNREADABLE = Duration.ofDays(2);

  private final Duration patience;

  OperationClass(Duration patience) {
    this.patience = patience;
  }

  /** How long after the first send it takes until a person has to decide. */
  public Duration patience() {
    return patience;
  }

  /** Whether the effect may be there, or be somebody else's, before we have sent anything. */
  boolean looksFirst(Operation.Open operation) {
    return operation.header().sends() > 0 || this == NATURAL_KEY || this == STATE;
  }

  /** Whether it may be sent now, once a look has found no effect. */
  boolean maySend(Operation.Open operation, Instant now) {
    if (operation instanceof Operation.Manual) {
      return false;
    }
    if (operation.header().sends() == 0) {
      return true;
    }
    return switch (this) {
      case KEYED, NATURAL_KEY, STATE ->
          !operation.mayStillTakeEffect(now) && !isOverdue(operation, now);
      case SEND_ONCE -> false;
    };
  }

  /** Whether a look that finds no effect is the last one before a person has to decide. */
  boolean isOverdue(Operation.Open operation, Instant now) {
    return hasPassed(operation, patience, now);
  }

  /** The same for a look that finds out nothing. */
  boolean isUnreadableForTooLong(Operation.Open operation, Instant now) {
    return hasPassed(operation, UNREADABLE, now);
  }

  private static boolean hasPassed(Operation.Open operation, Duration time, Instant now) {
    var since = operation.header().firstSentAt();
    return since != null && !now.isBefore(since.plus(time));
  }
}
