package io.purser.domain.card;

/** What the provider's page about a card may show or take. None of it ever comes to us. */
public enum CardPage {
  /** Number, code and expiry. */
  DETAILS,
  /** The PIN. */
  PIN,
  /** Takes a new PIN. */
  SET_PIN
}
