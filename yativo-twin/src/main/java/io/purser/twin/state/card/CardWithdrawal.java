package io.purser.twin.state.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way from a cardholder back to the master wallet.
 *
 * @param amount minor units
 * @param txHash null until it is settled
 */
public record CardWithdrawal(
    String id,
    String owner,
    String cardCustomer,
    long amount,
    CardCurrency currency,
    Status status,
    @Nullable String txHash,
    Instant createdAt) {

  /** How far it is. */
  public enum Status {
    INITIATED,
    SETTLED,
    FAILED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @JsonIgnore
  public boolean isUnderWay() {
    return status == Status.INITIATED;
  }

  public CardWithdrawal settled(String hash) {
    return new CardWithdrawal(
        id, owner, cardCustomer, amount, currency, Status.SETTLED, hash, createdAt);
  }

  public CardWithdrawal failed() {
    return new CardWithdrawal(
        id, owner, cardCustomer, amount, currency, Status.FAILED, null, createdAt);
  }
}
