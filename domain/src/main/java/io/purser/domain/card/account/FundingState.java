package io.purser.domain.card.account;

/** How far a funding is. */
public enum FundingState {
  REQUESTED,
  NOT_SENT,
  PENDING,
  COMPLETED,
  FAILED
}
