package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** Master wallet money on its way from one currency to another. Amounts are minor units. */
public record Swap(
    String id,
    String owner,
    CardCurrency from,
    CardCurrency to,
    long fromAmount,
    long toAmount,
    BigDecimal rate,
    Status status,
    Instant createdAt) {

  /** How far it is. */
  public enum Status {
    SUBMITTED,
    COMPLETED,
    FAILED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @JsonIgnore
  public boolean isUnderWay() {
    return status == Status.SUBMITTED;
  }

  public Swap ended(Status end) {
    return new Swap(id, owner, from, to, fromAmount, toAmount, rate, end, createdAt);
  }
}
