package io.purser.twin.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spending with a card, or money that comes back from it. Amounts are minor units of the account's
 * currency.
 *
 * @param amount what is shown: held while it is authorised, taken or given once it is settled
 * @param held what the account holds for it
 * @param original the purchase a refund belongs to, null otherwise
 */
public record CardTransaction(
    String id,
    String owner,
    String cardCustomer,
    String cardId,
    Kind type,
    Status status,
    long amount,
    long held,
    CardCurrency currency,
    Merchant merchant,
    @Nullable String declineReason,
    @Nullable String original,
    @Nullable Instant authorizedAt,
    @Nullable Instant settledAt,
    Instant createdAt) {

  /** What kind of spending it is. */
  public enum Kind {
    PURCHASE,
    REFUND,
    WITHDRAWAL;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> named(String text) {
      for (var type : values()) {
        if (type.wireName().equals(text)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  /** How far it is. Only the first and the fifth still hold money. */
  public enum Status {
    AUTHORIZED,
    SETTLED,
    DECLINED,
    REVERSED,
    PARTIALLY_REVERSED,
    FAILED,
    EXPIRED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> named(String text) {
      for (var status : values()) {
        if (status.wireName().equals(text)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Where the card was used.
   *
   * @param category the merchant category code
   */
  public record Merchant(String name, String category, @Nullable String city, String country) {}

  @JsonIgnore
  public boolean isHeld() {
    return status == Status.AUTHORIZED || status == Status.PARTIALLY_REVERSED;
  }

  /** Whether it takes from what may be spent in a day. */
  @JsonIgnore
  public boolean counts() {
    return type != Kind.REFUND && (isHeld() || status == Status.SETTLED);
  }

  public CardTransaction holding(long next, Status nextStatus) {
    return ended(nextStatus, next, next, settledAt);
  }

  public CardTransaction settled(long taken, Instant at) {
    return ended(Status.SETTLED, taken, 0, at);
  }

  /** Ends without anything being taken; what was authorised is still shown. */
  public CardTransaction released(Status end) {
    return ended(end, amount, 0, settledAt);
  }

  private CardTransaction ended(
      Status next, long nextAmount, long nextHeld, @Nullable Instant settled) {
    return new CardTransaction(
        id,
        owner,
        cardCustomer,
        cardId,
        type,
        next,
        nextAmount,
        nextHeld,
        currency,
        merchant,
        declineReason,
        original,
        authorizedAt,
        settled,
        createdAt);
  }
}
