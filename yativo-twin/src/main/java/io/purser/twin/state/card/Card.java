package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A virtual card.
 *
 * @param token what spending calls the card, which is not its id
 * @param number a published test number
 * @param frozen whether the platform has frozen it
 * @param held whether a withdrawal under way keeps it frozen
 * @param pin null until the cardholder has set it
 */
public record Card(
    String id,
    String owner,
    String cardCustomer,
    String token,
    String number,
    State state,
    boolean frozen,
    boolean held,
    @Nullable String pin,
    Instant createdAt) {

  /** What has become of a card. The last three are final. */
  public enum State {
    OPEN,
    BLOCKED,
    LOST,
    STOLEN,
    VOIDED
  }

  /** Whether it counts among those a cardholder may have. */
  @JsonIgnore
  public boolean counts() {
    return switch (state) {
      case OPEN, BLOCKED -> true;
      case LOST, STOLEN, VOIDED -> false;
    };
  }

  @JsonIgnore
  public boolean isFrozen() {
    return (frozen || held) && state == State.OPEN;
  }

  /** The provider's word: a stolen card is shown as voided. */
  @JsonIgnore
  public String status() {
    return switch (state) {
      case OPEN -> frozen || held ? "frozen" : "active";
      case BLOCKED -> "blocked";
      case LOST -> "lost";
      case STOLEN, VOIDED -> "voided";
    };
  }

  @JsonIgnore
  public String lastFour() {
    return number.substring(number.length() - 4);
  }

  public Card become(State next, boolean nextFrozen) {
    return new Card(id, owner, cardCustomer, token, number, next, nextFrozen, held, pin, createdAt);
  }

  public Card held(boolean next) {
    return new Card(id, owner, cardCustomer, token, number, state, frozen, next, pin, createdAt);
  }

  public Card withPin(String next) {
    return new Card(id, owner, cardCustomer, token, number, state, frozen, held, next, createdAt);
  }
}
