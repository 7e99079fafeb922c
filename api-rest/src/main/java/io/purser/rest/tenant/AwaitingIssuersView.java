package io.purser.rest.tenant;

import io.purser.domain.access.Motion;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issuers that wait for a second operator. */
@Schema(
    name = "AwaitingTenantIssuers",
    description =
        "Issuers among which one is new, or another than it was. They are in force once another"
            + " operator has set the very same.")
record AwaitingIssuersView(
    @Schema(description = "All issuers as they would be.") List<TenantIssuerView> issuers,
    @Schema(
            description = "Who has set them, as the audit log has it.",
            example = "operator:https://login.example.com|7")
        String askedBy,
    @Schema(
            description = "From then on they have to be set by two anew.",
            format = "date-time",
            example = "2026-02-03T09:30:00.000Z")
        String dueAt) {
  static @Nullable AwaitingIssuersView of(@Nullable Motion<List<TenantIssuer>> awaiting) {
    return awaiting == null
        ? null
        : new AwaitingIssuersView(
            TenantIssuerView.of(awaiting.wanted()),
            awaiting.askedBy(),
            Times.text(awaiting.dueAt()));
  }
}
