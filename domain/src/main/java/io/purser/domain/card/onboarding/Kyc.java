package io.purser.domain.card.onboarding;

/** How far the proof of identity is. */
public enum Kyc {
  NOT_STARTED,
  /** Something was handed in and is being looked at. */
  IN_REVIEW,
  /** Something has to be handed in again. */
  RESUBMISSION,
  APPROVED,
  REJECTED,
  EXPIRED
}
