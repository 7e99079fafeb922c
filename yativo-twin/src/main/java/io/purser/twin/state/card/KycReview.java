package io.purser.twin.state.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cardholder's identity check.
 *
 * @param linkGiven whether a link was ever asked for
 * @param outcome what the review under way will end in, null when none is
 * @param outcomeReason why, for an outcome that is not approval
 * @param reason why the check was rejected or is to be done again
 */
public record KycReview(
    KycStatus status,
    boolean linkGiven,
    @Nullable KycStatus outcome,
    @Nullable String outcomeReason,
    @Nullable String reason,
    Instant updatedAt) {

  public static KycReview notStarted(Instant at) {
    return new KycReview(KycStatus.PENDING, false, null, null, null, at);
  }

  /** A check that had expired begins anew. */
  public KycReview linkGiven(Instant at) {
    var next = status == KycStatus.EXPIRED ? KycStatus.PENDING : status;
    return new KycReview(next, true, outcome, outcomeReason, reason, linkGiven ? updatedAt : at);
  }

  public KycReview submitted(KycStatus next, @Nullable String why, Instant at) {
    return new KycReview(KycStatus.IN_PROGRESS, true, next, why, null, at);
  }

  public KycReview decided(KycStatus next, @Nullable String why, Instant at) {
    return new KycReview(next, true, null, null, why, at);
  }
}
