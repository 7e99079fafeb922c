package io.purser.domain.card.spending;

/**
 * How far a card transaction is, from the first to the furthest: of two that were heard of, the
 * later one in this list is the newer. So an authorisation that has expired and settles after all
 * is settled, whichever of the two is heard of first.
 */
public enum SpendingState {
  /** The provider uses a word that we do not know. */
  NOT_UNDERSTOOD,
  /** Money is held. */
  AUTHORIZED,
  /** Less is held than was authorised. */
  PARTIALLY_REVERSED,
  /** It was never allowed. */
  DECLINED,
  /** It came to nothing after it was authorised. */
  FAILED,
  /** It was not settled in time. */
  EXPIRED,
  /** The merchant has let go of it. */
  REVERSED,
  /** Money was taken, or given back by a refund. */
  SETTLED;

  /** Whether money is held for it, so that more must come. */
  public boolean isHeld() {
    return switch (this) {
      case AUTHORIZED, PARTIALLY_REVERSED -> true;
      case NOT_UNDERSTOOD, DECLINED, FAILED, EXPIRED, REVERSED, SETTLED -> false;
    };
  }

  /** Whether it may still change by itself, so that the provider is asked about it now and then. */
  public boolean isOpen() {
    return isHeld() || this == NOT_UNDERSTOOD;
  }
}
