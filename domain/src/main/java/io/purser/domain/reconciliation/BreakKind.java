package io.purser.domain.reconciliation;

/** Why the provider and our books differ, as far as is known. */
public enum BreakKind {
  /** They are told of the same thing at different times; so it is thought at first. */
  TIMING,
  /** It stays as it is, and nobody knows why. */
  UNEXPLAINED,
  /** Something had happened of which no webhook has told us in time. */
  MISSING_WEBHOOK,
  /** An operator has taken it as it is. */
  ADJUSTED
}
