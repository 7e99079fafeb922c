package io.purser.domain.wallet;

import io.purser.domain.money.AssetAmount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the provider reports it, in a list or by webhook.
 *
 * @param id the provider's id, the same in every report
 * @param walletId the provider's id of the wallet, or null when the report does not say; the asset
 *     then decides
 * @param counterparty the address at the other end, or null
 * @param chainHash the hash under which the chain knows it, or null
 * @param at when the provider says that it happened, or null
 */
public record ReportedTransaction(
    String id,
    @Nullable String walletId,
    WalletTransaction.Direction direction,
    AssetAmount amount,
    Progress progress,
    @Nullable String counterparty,
    @Nullable String chainHash,
    @Nullable Instant at) {
  public enum Progress {
    PENDING,
    COMPLETED,
    FAILED
  }
}
