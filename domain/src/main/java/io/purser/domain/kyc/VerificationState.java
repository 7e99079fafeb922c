package io.purser.domain.kyc;

/** The states of a verification by name. */
public enum VerificationState {
  NOT_STARTED,
  INCOMPLETE,
  UNDER_REVIEW,
  APPROVED,
  REJECTED,
  PENDING_VERIFICATION;

  public static VerificationState of(Verification verification) {
    return switch (verification) {
      case Verification.NotStarted _ -> NOT_STARTED;
      case Verification.Incomplete _ -> INCOMPLETE;
      case Verification.UnderReview _ -> UNDER_REVIEW;
      case Verification.Approved _ -> APPROVED;
      case Verification.Rejected _ -> REJECTED;
      case Verification.PendingVerification _ -> PENDING_VERIFICATION;
    };
  }
}
