package io.purser.domain.programme.history;

/** What kind of movement it is. */
public enum MovementKind {
  /** From outside. */
  DEPOSIT,
  /** From one currency into another. */
  SWAP,
  /** To a card account. */
  FUNDING,
  /** Of a card account or of the master wallet itself: the provider has one word for both. */
  WITHDRAWAL,
  /** The provider uses a word that we do not know. */
  OTHER
}
