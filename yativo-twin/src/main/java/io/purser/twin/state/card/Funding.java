package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way from the master wallet to a cardholder. Amounts are minor units.
 *
 * @param paid what the master wallet gives, in USD
 * @param credited what the cardholder gets, in the currency of the account
 * @param instant whether it was done when it was asked for
 */
public record Funding(
    String id,
    String owner,
    String cardCustomer,
    Status status,
    boolean instant,
    SourceChain sourceChain,
    long paid,
    long credited,
    CardCurrency currency,
    PricingMode pricingMode,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant completedAt) {

  /** How far it is. */
  public enum Status {
    INITIATED,
    COMPLETED,
    FAILED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which of the master wallet's chains it is paid from. */
  public enum SourceChain {
    SOL,
    XDC
  }

  /** Whether the amount asked for is what is paid or what is credited. */
  public enum PricingMode {
    SEND_X,
    RECEIVE_X;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @JsonIgnore
  public boolean isUnderWay() {
    return status == Status.INITIATED;
  }

  public Funding completed(Instant at) {
    return ended(Status.COMPLETED, null, at);
  }

  public Funding failed(String why, Instant at) {
    return ended(Status.FAILED, why, at);
  }

  private Funding ended(Status end, @Nullable String why, Instant at) {
    return new Funding(
        id,
        owner,
        cardCustomer,
        end,
        instant,
        sourceChain,
        paid,
        credited,
        currency,
        pricingMode,
        why,
        createdAt,
        at);
  }
}
