package io.purser.twin.card;

import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.Card.State;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can become of a card, and the event that tells of it. */
public enum CardChange {
  FREEZE("card.frozen", "Card frozen"),
  UNFREEZE("card.unfrozen", "Card unfrozen"),
  LOST("card.lost", "Card reported lost"),
  STOLEN("card.stolen", "Card reported stolen"),
  VOID("card.voided", "Card voided"),
  CANCEL("card.cancelled", "Card cancelled"),
  DEACTIVATE("card.deactivated", "Card deactivated"),
  BLOCK(null, "Card blocked"),
  UNBLOCK("card.activated", "Card activated");

  private final Optional<String> event;
  private final String message;

  CardChange(@Nullable String event, String message) {
    this.event = Optional.ofNullable(event);
    this.message = message;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String message() {
    return message;
  }

  /** Empty where the provider names none. */
  Optional<String> event() {
    return event;
  }

  public static Optional<CardChange> named(String text) {
    for (var change : values()) {
      if (change.wireName().equals(text)) {
        return Optional.of(change);
      }
    }
    return Optional.empty();
  }

  /** The card afterwards; empty when it cannot be done to a card in this state. */
  Optional<Card> of(Card card) {
    return switch (this) {
      case FREEZE -> open(card).map(c -> c.become(State.OPEN, true));
      case UNFREEZE -> open(card).filter(c -> !c.held()).map(c -> c.become(State.OPEN, false));
      case LOST -> ended(card, State.LOST);
      case STOLEN -> ended(card, State.STOLEN);
      case VOID, CANCEL, DEACTIVATE -> ended(card, State.VOIDED);
      case BLOCK -> ended(card, State.BLOCKED);
      case UNBLOCK ->
          Optional.of(card)
              .filter(c -> c.state() == State.BLOCKED)
              .map(c -> c.become(State.OPEN, c.frozen()));
    };
  }

  private static Optional<Card> open(Card card) {
    return Optional.of(card).filter(c -> c.state() == State.OPEN);
  }

  /** Doing it again changes nothing; doing it to a card that ended otherwise is refused. */
  private static Optional<Card> ended(Card card, State end) {
    return Optional.of(card)
        .filter(c -> c.counts() || c.state() == end)
        .map(c -> c.become(end, c.frozen()));
  }
}
