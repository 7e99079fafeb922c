package io.purser.domain.card.spending;

/** What kind of spending it is. */
public enum SpendingKind {
  PURCHASE,
  /** Money back for a purchase; a transaction of its own. */
  REFUND,
  /** Cash. */
  WITHDRAWAL,
  /** The provider uses a word that we do not know. */
  OTHER
}
