package io.purser.domain.adoption;

/** The provider keeps two kinds of customers apart, in a list each. They are read in this order. */
public enum RecordKind {
  /** Who may have wallets. */
  WALLET_CUSTOMER,
  /** Who is on the way to a card, or has one. */
  CARD_CUSTOMER
}
