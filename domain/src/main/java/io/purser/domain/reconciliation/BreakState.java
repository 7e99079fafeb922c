package io.purser.domain.reconciliation;

/** How far a break is. */
public enum BreakState {
  OPEN,
  /** The books and the provider agree again, and it is known why. */
  EXPLAINED,
  /** An operator has looked into it and taken it as it is. */
  CLOSED
}
