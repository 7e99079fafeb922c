package io.purser.domain.card.account.funding;

/** What the amount of a funding says. */
public enum PricingMode {
  /** What leaves the master wallet, in dollars; what it costs comes out of it. */
  SEND_X,
  /** What arrives in the card account, in its currency; what it costs comes on top. */
  RECEIVE_X
}
