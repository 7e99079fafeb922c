package io.purser.rest.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.tenant.setting.TenantSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The issuers of a tenant. */
@Schema(
    name = "TenantIssuers",
    description =
        "The issuers that were named for a tenant, beside those of the platform's settings.")
record TenantIssuersView(
    List<TenantIssuerView> issuers,
    @Schema(
            description = "What waits for a second operator, if anything.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable AwaitingIssuersView awaiting) {
  static TenantIssuersView of(TenantSettings settings) {
    return new TenantIssuersView(
        TenantIssuerView.of(settings.issuers()), AwaitingIssuersView.of(settings.awaiting()));
  }
}
