package io.purser.domain.programme.history;

/** How far the provider is with it. */
public enum MovementState {
  PENDING,
  COMPLETED,
  FAILED,
  /** The provider uses a word that we do not know. */
  NOT_UNDERSTOOD
}
