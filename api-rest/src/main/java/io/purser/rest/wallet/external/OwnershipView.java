package io.purser.rest.wallet.external;

import io.purser.domain.wallet.external.Ownership;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Whether it was shown that an address is the customer's. */
@Schema(
    name = "Ownership",
    description = "Whether it was shown, by a signature, that the address is the customer's.")
record OwnershipView(
    @Schema(
            type = "string",
            allowableValues = {"unproven", "proven"},
            example = "proven")
        String state,
    @Schema(
            description = "When it was last shown; null while it was not.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String provenAt) {

  static OwnershipView of(Ownership ownership) {
    return switch (ownership) {
      case Ownership.Unproven _ -> new OwnershipView("unproven", null);
      case Ownership.Proven(var at) -> new OwnershipView("proven", Times.text(at));
    };
  }
}
