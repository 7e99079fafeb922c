package io.purser.domain.card.account.funding;

/** How far a funding is. */
public enum FundingState {
  REQUESTED,
  NOT_SENT,
  PENDING,
  COMPLETED,
  FAILED
}
