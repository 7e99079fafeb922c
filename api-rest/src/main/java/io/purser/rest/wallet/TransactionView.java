package io.purser.rest.wallet;

import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A movement into or out of a wallet as callers see it. */
@Schema(name = "Transaction", description = "A movement into or out of a wallet.")
record TransactionView(
    @Schema(example = "txn_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v") String walletId,
    @Schema(
            type = "string",
            allowableValues = {"deposit", "withdrawal"},
            example = "deposit")
        String direction,
    @Schema(
            type = "string",
            allowableValues = {"pending", "completed", "failed"},
            example = "completed")
        String state,
    @Schema(description = "A decimal string.", example = "25.000000") String amount,
    @Schema(example = "solana") String chain,
    @Schema(example = "USDC") String asset,
    @Schema(
            description = "The address at the other end, where it is known.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String counterparty,
    @Schema(
            description = "The hash under which the chain knows it.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String chainHash,
    @Schema(
            description = "The provider's id. Not shown to end users.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        String providerTransactionId,
    @Schema(
            description = "When we first heard of it.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String createdAt,
    @Schema(
            description = "When it was completed or failed; null while it is pending.",
            format = "date-time",
            example = "2026-01-31T09:31:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String settledAt) {

  static TransactionView of(WalletTransaction transaction) {
    var facts = transaction.facts();
    var settledAt = settledAt(transaction);
    return new TransactionView(
        facts.id().value(),
        facts.customer().value(),
        facts.wallet().value(),
        Words.of(facts.direction()),
        Words.of(BookTransaction.stateOf(transaction)),
        facts.amount().text(),
        facts.amount().asset().chain(),
        facts.amount().asset().symbol(),
        facts.counterparty(),
        facts.chainHash(),
        facts.providerId(),
        Times.text(facts.createdAt()),
        settledAt == null ? null : Times.text(settledAt));
  }

  private static @Nullable Instant settledAt(WalletTransaction transaction) {
    return switch (transaction) {
      case WalletTransaction.Pending _ -> null;
      case WalletTransaction.Completed completed -> completed.completedAt();
      case WalletTransaction.Failed failed -> failed.failedAt();
    };
  }
}
