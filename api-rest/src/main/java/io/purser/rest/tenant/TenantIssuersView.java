package io.purser.rest.tenant;

import io.purser.domain.tenant.setting.TenantSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The issuers of a tenant. */
@Schema(
    name = "TenantIssuers",
    description =
        "The issuers that were named for a tenant, beside those of the platform's settings.")
record TenantIssuersView(List<TenantIssuerView> issuers) {
  static TenantIssuersView of(TenantSettings settings) {
    return new TenantIssuersView(settings.issuers().stream().map(TenantIssuerView::of).toList());
  }
}
