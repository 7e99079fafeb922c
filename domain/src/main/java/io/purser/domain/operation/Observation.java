package io.purser.domain.operation;

import java.time.Instant;

/**
 * One thing that an attempt did and what it saw: what an operator goes by who has to decide about
 * an operation that nobody else could settle.
 *
 * @param attempt the attempt that did it
 * @param evidence what was seen, in our words; no personal data
 */
public record Observation(
    int attempt, Action action, Finding finding, String evidence, Instant at) {
  /** What was done. */
  public enum Action {
    LOOK_UP,
    SEND,
    /** An operator settled it. */
    DECISION
  }

  /** What that showed. */
  public enum Finding {
    /** The effect is there. */
    EFFECT,
    /** A look that found no effect. */
    NO_EFFECT,
    /** The provider refused, or what is there belongs to somebody else. */
    REFUSED,
    /** The request was turned away unread, or never left. */
    NOT_EXECUTED,
    /** The provider may have acted. */
    AMBIGUOUS,
    /** The provider could not be read. */
    UNREADABLE;

    /** Whether one more of the same adds nothing but its time. */
    public boolean isCounted() {
      return this == NOT_EXECUTED || this == UNREADABLE || this == NO_EFFECT;
    }
  }
}
