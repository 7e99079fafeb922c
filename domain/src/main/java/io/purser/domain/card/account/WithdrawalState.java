package io.purser.domain.card.account;

/** How far a withdrawal is. */
public enum WithdrawalState {
  REQUESTED,
  NOT_SENT,
  PENDING,
  SETTLED,
  FAILED
}
