package io.purser.rest.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.wallet.Wallet;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A wallet as callers see it. */
@Schema(name = "Wallet", description = "Holds one asset on one chain for one customer.")
record WalletView(
    @Schema(example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {"custodial"},
            example = "custodial")
        String kind,
    @Schema(example = "solana") String chain,
    @Schema(description = "The symbol of the asset.", example = "USDC") String asset,
    @Schema(
            type = "string",
            allowableValues = {"requested", "active", "failed"},
            example = "active")
        String state,
    @Schema(
            description = "Where others send the asset; null until it is active.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String address,
    @Schema(
            description = "When it failed: the problem code that says why.",
            example = "refused-by-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(
            description = "While it is requested: the operation that opens it.",
            example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String operationId,
    @Schema(
            description =
                "The provider's id, null until it is active. Not shown to end users, nor in the"
                    + " answer to the request that opens the wallet.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        @Nullable String providerWalletId,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  static WalletView of(Wallet wallet) {
    return switch (wallet) {
      case Wallet.Requested requested ->
          of(wallet, "requested", null, null, requested.operation().value(), null);
      case Wallet.Active active ->
          of(wallet, "active", active.provider().address(), null, null, active.provider().id());
      case Wallet.Failed failed ->
          of(wallet, "failed", null, Refusals.codeOf(failed.why().reason()).text(), null, null);
    };
  }

  private static WalletView of(
      Wallet wallet,
      String state,
      @Nullable String address,
      @Nullable String reason,
      @Nullable String operation,
      @Nullable String providerId) {
    var header = wallet.header();
    return new WalletView(
        header.id().value(),
        header.customer().value(),
        "custodial",
        header.asset().chain(),
        header.asset().symbol(),
        state,
        address,
        reason,
        operation,
        providerId,
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()));
  }
}
