package io.purser.rest.wallet.external;

import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** An external wallet as callers see it. */
@Schema(
    name = "ExternalWallet",
    description =
        "An address that the customer calls their own. What it holds is not known, and nothing is"
            + " sent from it.")
record ExternalWalletView(
    @Schema(example = "ewl_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {"external"},
            example = "external")
        String kind,
    @Schema(example = "base") String chain,
    @Schema(
            description = "The chain's id by EIP-155; null where it has none.",
            example = "8453",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Long chainId,
    @Schema(
            description = "In lower case where the chain does not tell cases apart.",
            example = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
        String address,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String linkedAt,
    OwnershipView ownership,
    AuthorizationView authorization) {

  static ExternalWalletView of(ExternalWallet wallet) {
    var address = wallet.address();
    return new ExternalWalletView(
        wallet.id().value(),
        wallet.customer().value(),
        "external",
        address.chain().word(),
        address.chain().id(),
        address.text(),
        Times.text(wallet.linkedAt()),
        OwnershipView.of(wallet.ownership()),
        AuthorizationView.of(wallet.authorization()));
  }
}
