package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spending with a card, or money that comes back from it. Amounts are minor units of the currency
 * in which the merchant asked.
 *
 * @param amount what is shown: held while it is authorised, taken or given once it is settled
 * @param held what is held for it
 * @param rate what one unit costs the account in its own currency
 * @param original the purchase a refund belongs to, null otherwise
 */
public record CardTransaction(
    String id,
    String owner,
    String cardCustomer,
    String cardId,
    Kind kind,
    Status status,
    long amount,
    long held,
    String currency,
    BigDecimal rate,
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

  /**
   * What a merchant asks for.
   *
   * @param currency null for the account's
   * @param rate what one unit of it costs the account
   */
  public record Charge(
      Kind kind, long amount, @Nullable String currency, BigDecimal rate, Merchant merchant) {
    public long inAccount(long minor) {
      return converted(minor, rate);
    }
  }

  /** An amount of this transaction in the account's currency. */
  public long inAccount(long minor) {
    return converted(minor, rate);
  }

  private static long converted(long minor, BigDecimal rate) {
    return rate.multiply(BigDecimal.valueOf(minor))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** What it has done to the account's ledger. */
  public long onLedger() {
    if (status != Status.SETTLED) {
      return 0;
    }
    long taken = inAccount(amount);
    return kind == Kind.REFUND ? taken : -taken;
  }

  /** What the account holds for it. */
  public long onPending() {
    return inAccount(held);
  }

  @JsonIgnore
  public boolean isHeld() {
    return status == Status.AUTHORIZED || status == Status.PARTIALLY_REVERSED;
  }

  /** Whether it takes from what may be spent in a day. */
  @JsonIgnore
  public boolean counts() {
    return kind != Kind.REFUND && (isHeld() || status == Status.SETTLED);
  }

  /** Money back for this purchase, at the same rate. */
  public CardTransaction refund(String refundId, long back, Instant at) {
    return new CardTransaction(
        refundId,
        owner,
        cardCustomer,
        cardId,
        Kind.REFUND,
        Status.SETTLED,
        back,
        0,
        currency,
        rate,
        merchant,
        null,
        id,
        null,
        at,
        at);
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
        kind,
        next,
        nextAmount,
        nextHeld,
        currency,
        rate,
        merchant,
        declineReason,
        original,
        authorizedAt,
        settled,
        createdAt);
  }
}
