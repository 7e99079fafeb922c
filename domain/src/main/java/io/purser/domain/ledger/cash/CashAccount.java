package io.purser.domain.ledger.cash;

/** Where money is that comes and goes between the master wallet and card accounts. */
public enum CashAccount {
  /** In the master wallet, free. */
  MASTER_WALLET,
  /** In the master wallet, set aside for what the provider may not have. */
  HELD,
  /** Out of the master wallet, and not where it is to be yet. */
  IN_TRANSIT,
  /** In the card account. */
  CARD_ACCOUNT,
  /** With the provider, who takes a fee and changes currencies. */
  PROVIDER
}
