package io.purser.domain.card.account.withdrawal;

/** How far a withdrawal is. */
public enum WithdrawalState {
  REQUESTED,
  NOT_SENT,
  PENDING,
  SETTLED,
  FAILED
}
