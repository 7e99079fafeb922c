package io.purser.domain.card.spending;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.spending.Sighting.Source;
import io.purser.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reports of card transactions in euros, at the corner shop unless something else is said. */
public final class ReportBuilder {
  public static final Currency EUR = Currency.getInstance("EUR");
  public static final Merchant SHOP = new Merchant("Corner Shop", "5411", "Paris", "FR");

  private final String id;
  private String cardCustomer = "card-customer-1";
  private @Nullable String token = "token-1";
  private SpendingKind kind = SpendingKind.PURCHASE;
  private SpendingState state = SpendingState.AUTHORIZED;
  private @Nullable String stateWord;
  private @Nullable String kindWord;
  private Money amount = euros(50);
  private @Nullable String declineReason;
  private @Nullable String original;
  private Instant createdAt = InMemoryStore.START;
  private @Nullable Instant happenedAt;

  private ReportBuilder(String id) {
    this.id = id;
  }

  public static ReportBuilder aReport(String id) {
    return new ReportBuilder(id);
  }

  public static Money euros(long amount) {
    return new Money(amount * 100, EUR);
  }

  public ReportBuilder of(String customer) {
    cardCustomer = customer;
    return this;
  }

  public ReportBuilder with(@Nullable String cardToken) {
    token = cardToken;
    return this;
  }

  public ReportBuilder is(SpendingState newState, long euros) {
    state = newState;
    amount = euros(euros);
    return this;
  }

  public ReportBuilder saying(String word) {
    state = SpendingState.NOT_UNDERSTOOD;
    stateWord = word;
    return this;
  }

  public ReportBuilder ofUnknownKind(String word) {
    kind = SpendingKind.OTHER;
    kindWord = word;
    return this;
  }

  public ReportBuilder in(String currency) {
    amount = new Money(amount.minor(), Currency.getInstance(currency));
    return this;
  }

  public ReportBuilder declinedFor(String reason) {
    declineReason = reason;
    return this;
  }

  public ReportBuilder refunds(@Nullable String purchase) {
    kind = SpendingKind.REFUND;
    state = SpendingState.SETTLED;
    original = purchase;
    return this;
  }

  public ReportBuilder createdAt(Instant time) {
    createdAt = time;
    return this;
  }

  /** So many minutes after the transaction began. */
  public ReportBuilder atMinute(int minutes) {
    happenedAt = createdAt.plusSeconds(60L * minutes);
    return this;
  }

  public ReportedSpending build() {
    return new ReportedSpending(
        id,
        cardCustomer,
        token,
        kind,
        kindWord,
        state,
        stateWord,
        amount,
        SHOP,
        declineReason,
        original,
        createdAt,
        happenedAt);
  }

  /** As it is kept when it is heard so many minutes after the transaction began. */
  public Sighting heardAs(Source source, int minutes) {
    return build().sighted(source, createdAt.plusSeconds(60L * minutes));
  }
}
