package io.purser.domain.card;

/** The states of a card by name. */
public enum CardState {
  REQUESTED,
  FAILED,
  ACTIVE,
  FROZEN,
  BLOCKED,
  LOST,
  STOLEN,
  VOIDED,
  CANCELLED;

  static CardState of(CardCondition condition) {
    return switch (condition) {
      case ACTIVE -> ACTIVE;
      case FROZEN -> FROZEN;
      case BLOCKED -> BLOCKED;
      case LOST -> LOST;
      case STOLEN -> STOLEN;
      case VOIDED -> VOIDED;
      case CANCELLED -> CANCELLED;
    };
  }

  /** Whether a card in it counts among those that a customer may have. */
  public boolean counts() {
    return switch (this) {
      case REQUESTED, ACTIVE, FROZEN, BLOCKED -> true;
      case FAILED, LOST, STOLEN, VOIDED, CANCELLED -> false;
    };
  }
}
