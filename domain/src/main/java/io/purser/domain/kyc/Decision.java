package io.purser.domain.kyc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator says about who a customer is. */
public sealed interface Decision {
  /**
   * The customer is who they say they are.
   *
   * @param expiresAt when that has to be shown anew, or null when it need not be
   */
  record Approve(Evidence evidence, @Nullable Instant expiresAt) implements Decision {}

  /** The evidence does not show it, or speaks against it. */
  record Reject(Evidence evidence, Ground ground, Finality finality) implements Decision {}

  /** What was approved has to be shown anew. */
  record VerifyAnew() implements Decision {}

  /** Whether a rejection can be followed by another try. */
  enum Finality {
    RETRYABLE,
    /** Nothing but another decision ends it. */
    FINAL
  }

  /** Why an operator rejects, in words that the customer may read. */
  enum Ground {
    DOCUMENT_UNREADABLE,
    DOCUMENT_EXPIRED,
    DOCUMENT_NOT_ACCEPTED,
    /** What was shown says something else than the customer's profile. */
    DETAILS_DIFFER,
    /** Nothing more is said. */
    NOT_ACCEPTED
  }
}
