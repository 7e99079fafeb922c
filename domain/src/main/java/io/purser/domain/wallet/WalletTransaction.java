package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement into or out of a wallet. Once completed or failed it stays so, whatever is reported
 * later.
 */
public sealed interface WalletTransaction {
  Facts facts();

  /**
   * What never changes about it. {@code createdAt} is when we first heard of it, and places it in
   * lists.
   */
  record Facts(
      TransactionId id,
      TenantId tenant,
      CustomerId customer,
      WalletId wallet,
      String providerId,
      Direction direction,
      AssetAmount amount,
      @Nullable String counterparty,
      @Nullable String chainHash,
      Instant createdAt) {}

  enum Direction {
    DEPOSIT,
    WITHDRAWAL
  }

  /** Seen, but not final. */
  record Pending(Facts facts) implements WalletTransaction {
    public Completed complete(Instant at) {
      return new Completed(facts, at);
    }

    public Failed fail(Instant at) {
      return new Failed(facts, at);
    }
  }

  record Completed(Facts facts, Instant completedAt) implements WalletTransaction {}

  record Failed(Facts facts, Instant failedAt) implements WalletTransaction {}
}
