package io.purser.domain.transfer;

/** The states of a {@link Transfer} by name, for lists and columns. */
public enum TransferState {
  REQUESTED,
  NOT_SENT,
  CANCELLED,
  REJECTED,
  SUBMITTED,
  COMPLETED,
  FAILED
}
