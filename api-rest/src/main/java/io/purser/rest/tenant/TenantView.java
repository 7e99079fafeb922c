package io.purser.rest.tenant;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.SuspendTenant.Standing;
import io.purser.domain.tenant.Tenants;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A tenant as whoever runs the platform sees it. */
@Schema(name = "Tenant", description = "One product of one company.")
record TenantView(
    @Schema(example = "ten_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "acme") String slug,
    @Schema(description = "The name of its account at the provider.", example = "acme-live")
        String account,
    @Schema(
            type = "string",
            allowableValues = {"test", "live"},
            example = "test")
        String mode,
    @Schema(
            type = "string",
            description = "suspended: nobody who belongs to it gets in.",
            allowableValues = {"active", "suspended"},
            example = "active")
        String state,
    @Schema(
            description = "Why it is suspended; null while it is not.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "The contract has ended")
        @Nullable String suspensionReason,
    @Schema(
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-02-01T09:30:00.000Z")
        @Nullable String suspendedAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt) {

  static TenantView of(Standing standing, Tenants tenants) {
    var tenant = standing.tenant();
    var suspension = standing.suspension();
    return new TenantView(
        tenant.id().value(),
        tenant.slug(),
        tenants.account(tenant.account()).map(ProviderAccount::name).orElseThrow(),
        tenant.mode().text(),
        suspension == null ? "active" : "suspended",
        suspension == null ? null : suspension.reason(),
        suspension == null ? null : Times.text(suspension.at()),
        Times.text(tenant.createdAt()));
  }
}
