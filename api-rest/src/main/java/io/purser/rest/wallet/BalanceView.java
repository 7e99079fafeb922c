package io.purser.rest.wallet;

import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is in a wallet, as far as is known. What is not known is null, and never zero. */
@Schema(
    name = "Balance",
    description =
        "What is in a wallet, as far as is known. Amounts are decimal strings; what is not known is"
            + " null, and never zero.")
record BalanceView(
    @Schema(example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v") String walletId,
    @Schema(example = "solana") String chain,
    @Schema(example = "USDC") String asset,
    @Schema(
            description = "What has arrived less what has left.",
            example = "25.000000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String ledger,
    @Schema(
            description = "What may be spent.",
            example = "25.000000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String available,
    @Schema(
            description = "What is set aside for transfers that the provider has not confirmed.",
            example = "0.000000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String held,
    @Schema(
            description = "Deposits that are seen and not final.",
            example = "0.000000",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String pending,
    @Schema(
            description = "When the provider last told us anything about the wallet.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String asOf,
    @Schema(
            description = "How it told us: provider when we asked, webhook when it came by itself.",
            type = "string",
            example = "webhook",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String source,
    @Schema(
            description = "Whether this is older than it may be, or not known at all.",
            example = "false")
        boolean stale) {

  static BalanceView of(
      Wallet wallet, @Nullable WalletBalance balance, Instant now, Duration freshFor) {
    var asset = wallet.header().asset();
    var id = wallet.id().value();
    return balance == null
        ? new BalanceView(
            id, asset.chain(), asset.symbol(), null, null, null, null, null, null, true)
        : new BalanceView(
            id,
            asset.chain(),
            asset.symbol(),
            balance.ledger().text(),
            balance.available().text(),
            balance.held().text(),
            balance.incoming().text(),
            Times.text(balance.asOf()),
            Words.of(balance.source()),
            balance.isStale(now, freshFor));
  }
}
