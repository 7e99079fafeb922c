package io.purser.rest.tenant;

import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.webhook.Destinations;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;

/** All issuers that are to be those of a tenant. */
@Schema(name = "NewTenantIssuers", description = "All issuers that are to be a tenant's.")
record NewTenantIssuers(
    @Schema(description = "At most 20, each audience of an issuer once.")
        List<TenantIssuerView> issuers) {

  static List<TenantIssuer> read(byte[] bytes, Destinations destinations) {
    var body = Body.read(bytes);
    if (!body.has("issuers") || body.isNothing("issuers")) {
      body.refuse("issuers", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var issuers =
        body.optionalList("issuers", TenantSettings.MOST_ISSUERS).stream()
            .map(part -> TenantIssuerView.read(part, destinations))
            .filter(Objects::nonNull)
            .toList();
    if (issuers.stream().map(TenantIssuer::named).distinct().count() < issuers.size()) {
      body.refuse("issuers", ProblemCode.INVALID_VALUE, "names an audience of an issuer twice");
    }
    body.end();
    return issuers;
  }
}
