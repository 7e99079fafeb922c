package io.purser.domain.transfer;

/** The states of a {@link Transfer} by name, for lists and columns. */
public enum TransferState {
  AWAITING_APPROVAL,
  REQUESTED,
  NOT_SENT,
  CANCELLED,
  DECLINED,
  REJECTED,
  SUBMITTED,
  COMPLETED,
  FAILED
}
