package io.purser.rest.tenant;

import io.purser.domain.tenant.setting.ChangeTenantSettings.Current;
import io.purser.rest.cors.TenantOrigins;
import io.purser.rest.edge.Sourced;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.limit.TenantRates;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for a tenant, and who says so. */
@Schema(
    name = "TenantSettings",
    description = "What holds for a tenant, and by whose word each of it does.")
record TenantSettingsView(
    @Schema(
            description =
                "The origins of the web pages that may read what the tenant's callers are answered.",
            example = "[\"https://app.example.com\"]")
        List<String> origins,
    @Schema(description = "How often one caller may ask, in the long run.", example = "50")
        int callerPerSecond,
    @Schema(description = "And at once.", example = "100") int callerBurst,
    @Schema(
            description = "How often all callers of the tenant together may ask, in the long run.",
            example = "500")
        int tenantPerSecond,
    @Schema(description = "And at once.", example = "1000") int tenantBurst,
    Sources sources,
    @Schema(
            description = "Null when nothing was ever set here.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-01-31T09:30:00.000Z")
        @Nullable String updatedAt) {

  @Schema(
      name = "TenantSettingSources",
      description =
          "tenant: it was set here. settings: the platform's settings say it of this tenant. platform:"
              + " it holds for every tenant of which nothing else is said.")
  record Sources(
      @Schema(
              type = "string",
              allowableValues = {"tenant", "settings", "platform"},
              example = "tenant")
          String origins,
      @Schema(
              type = "string",
              allowableValues = {"tenant", "settings", "platform"},
              example = "platform")
          String callerPerSecond,
      @Schema(
              type = "string",
              allowableValues = {"tenant", "settings", "platform"},
              example = "platform")
          String callerBurst,
      @Schema(
              type = "string",
              allowableValues = {"tenant", "settings", "platform"},
              example = "settings")
          String tenantPerSecond,
      @Schema(
              type = "string",
              allowableValues = {"tenant", "settings", "platform"},
              example = "settings")
          String tenantBurst) {}

  static TenantSettingsView of(Current current, TenantRates allRates, TenantOrigins allOrigins) {
    var slug = current.tenant().slug();
    var values = current.settings().values();
    var rates = allRates.explained(slug, values);
    var origins = allOrigins.explained(slug, values);
    var at = current.settings().changedAt();
    return new TenantSettingsView(
        origins.value(),
        rates.callerPerSecond().value(),
        rates.callerBurst().value(),
        rates.tenantPerSecond().value(),
        rates.tenantBurst().value(),
        new Sources(
            source(origins),
            source(rates.callerPerSecond()),
            source(rates.callerBurst()),
            source(rates.tenantPerSecond()),
            source(rates.tenantBurst())),
        at == null ? null : Times.text(at));
  }

  private static String source(Sourced<?> sourced) {
    return Words.of(sourced.source());
  }
}
