package io.purser.rest.wallet.external;

import io.purser.domain.chain.TransactionHash;
import io.purser.domain.wallet.external.Authorization;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who may take money from an address, as it was told. */
@Schema(
    name = "Authorization",
    description =
        "Whether money may be taken from the address without its owner signing for it each time, as"
            + " a service or an operator has told. Nobody looks at the chain.")
record AuthorizationView(
    @Schema(
            description =
                "none: not, as far as was told. permit: by a signed permit (EIP-2612). native: by a"
                    + " transaction that approves it.",
            type = "string",
            allowableValues = {"none", "permit", "native"},
            example = "native")
        String state,
    @Schema(
            description = "The transaction by which it was given; null where there was none.",
            example = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String transactionHash,
    @Schema(
            description = "When it was given; null while there is none.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String authorizedAt,
    @Schema(
            description = "Who told of it, service or operator; null while there is none.",
            example = "service",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String recordedBy) {

  static AuthorizationView of(Authorization authorization) {
    return switch (authorization) {
      case Authorization.None _ -> new AuthorizationView("none", null, null, null);
      case Authorization.Permit(var transaction, var at, var by) ->
          of("permit", transaction, at, by);
      case Authorization.Native(var transaction, var at, var by) ->
          of("native", transaction, at, by);
    };
  }

  private static AuthorizationView of(
      String state,
      @Nullable TransactionHash transaction,
      Instant at,
      Authorization.Recorder recorder) {
    return new AuthorizationView(
        state, transaction == null ? null : transaction.text(), Times.text(at), Words.of(recorder));
  }
}
