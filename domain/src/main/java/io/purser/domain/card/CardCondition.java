package io.purser.domain.card;

/** What the provider says of a card that there is. */
public enum CardCondition {
  ACTIVE,
  FROZEN,
  /** Stopped by the provider, who alone can let it go again. */
  BLOCKED,
  LOST,
  STOLEN,
  VOIDED,
  CANCELLED;

  /** Whether the card is worth nothing any more, for ever. */
  public boolean isEnd() {
    return switch (this) {
      case ACTIVE, FROZEN, BLOCKED -> false;
      case LOST, STOLEN, VOIDED, CANCELLED -> true;
    };
  }
}
