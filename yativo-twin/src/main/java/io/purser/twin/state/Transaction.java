package io.purser.twin.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.purser.twin.chain.Chain;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came to a wallet or left it.
 *
 * @param counterparty the sender of a deposit, the receiver of a withdrawal
 * @param confirmations null for a withdrawal
 */
public record Transaction(
    String id,
    String owner,
    String walletId,
    @Nullable String customerId,
    Type type,
    TransactionStatus status,
    BigDecimal amount,
    Chain chain,
    String ticker,
    String counterparty,
    String txHash,
    @Nullable Integer confirmations,
    @Nullable String failureReason,
    Instant createdAt,
    @Nullable Instant completedAt) {

  /** Which way the money went. */
  public enum Type {
    DEPOSIT,
    WITHDRAWAL
  }

  @JsonIgnore
  public boolean isPending() {
    return status == TransactionStatus.PENDING;
  }

  public Transaction completed(Instant at, @Nullable Integer confirmed) {
    return ended(TransactionStatus.COMPLETED, confirmed, null, at);
  }

  public Transaction failed(String reason, Instant at) {
    return ended(TransactionStatus.FAILED, confirmations, reason, at);
  }

  private Transaction ended(
      TransactionStatus end, @Nullable Integer confirmed, @Nullable String reason, Instant at) {
    return new Transaction(
        id,
        owner,
        walletId,
        customerId,
        type,
        end,
        amount,
        chain,
        ticker,
        counterparty,
        txHash,
        confirmed,
        reason,
        createdAt,
        end == TransactionStatus.COMPLETED ? at : null);
  }
}
