package io.purser.domain.kyc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a customer where they were verified before they came here. */
public sealed interface Finding {
  /**
   * The customer is who they say they are.
   *
   * @param verifiedAt when that was found
   * @param expiresAt until when it holds, later than that; null when no end is known
   */
  record Approved(Instant verifiedAt, @Nullable Instant expiresAt) implements Finding {
    public Approved {
      if (expiresAt != null && !expiresAt.isAfter(verifiedAt)) {
        throw new IllegalArgumentException("an approval ends after it began");
      }
    }
  }

  /** Everything was handed in there and is being looked at. */
  record UnderReview() implements Finding {}

  /** Begun there, and something is not there yet. */
  record Incomplete() implements Finding {}

  /**
   * The customer could not show it.
   *
   * @param verifiedAt when that was found
   */
  record Rejected(Instant verifiedAt, Decision.Finality finality) implements Finding {}
}
