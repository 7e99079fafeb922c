package io.purser.domain.programme.swap;

/** The states by name. */
public enum SwapState {
  REQUESTED,
  NOT_SENT,
  SUBMITTED,
  COMPLETED,
  FAILED
}
