package io.purser.domain.ledger;

/** Where the money of a wallet is. Each wallet has one account of each kind, in its own asset. */
public enum LedgerAccount {
  /** May be spent. */
  AVAILABLE,
  /** Set aside for a transfer that the provider has not confirmed. */
  HELD,
  /** In a withdrawal that the provider has, and that is not final. */
  OUTGOING,
  /** Everywhere but in the wallet. What has come from there and not gone back is what it holds. */
  OUTSIDE
}
