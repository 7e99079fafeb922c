package io.purser.domain.idempotency;

import io.purser.domain.operation.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call, without what it was about.
 *
 * @param operation what it led to, or null when it led to none, or not yet
 * @param since when the call first came
 * @param keptUntil when it is forgotten, and its key may be used anew
 */
public record KnownCall(
    State state, @Nullable OperationId operation, Instant since, Instant keptUntil) {
  /** How far it has come. */
  public enum State {
    /** Somebody is at it. */
    IN_FLIGHT,
    /** A try broke off and nobody is at it; the next one goes on from there. */
    INTERRUPTED,
    /** It has an answer that holds until the final one. */
    ACCEPTED,
    /** It has its final answer. */
    ANSWERED
  }
}
