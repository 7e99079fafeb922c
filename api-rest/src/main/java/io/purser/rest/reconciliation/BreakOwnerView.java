package io.purser.rest.reconciliation;

import io.purser.domain.reconciliation.Owner;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who looks into a break. */
@Schema(name = "BreakOwner", description = "Who looks into a break.")
record BreakOwnerView(
    @Schema(
            description = "As in the audit log.",
            example = "operator:https://login.example.com:ana")
        String operator,
    @Schema(format = "date-time", example = "2026-01-31T09:45:00.000Z") String takenAt) {

  static @Nullable BreakOwnerView of(@Nullable Owner owner) {
    return owner == null ? null : new BreakOwnerView(owner.operator(), Times.text(owner.takenAt()));
  }
}
