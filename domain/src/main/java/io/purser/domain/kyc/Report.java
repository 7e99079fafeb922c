package io.purser.domain.kyc;

/** What the provider says about a proof of identity that it was given, or is to be given. */
public enum Report {
  /** The proof was begun, and something is not there yet. */
  BEGUN,
  /** Something has to be handed in again. */
  TO_BE_HANDED_IN_AGAIN,
  /** It was not finished in time. Another may be begun. */
  NOT_FINISHED_IN_TIME,
  /** It is being looked at. */
  UNDER_REVIEW,
  APPROVED,
  /** It is not accepted. Another may be begun. */
  REJECTED
}
