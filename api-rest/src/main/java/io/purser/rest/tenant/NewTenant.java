package io.purser.rest.tenant;

import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** A tenant that is to be made. */
@Schema(name = "NewTenant", description = "One product of one company.")
record NewTenant(
    @Schema(
            description = "What configuration and commands know it by, for ever.",
            pattern = "^[a-z0-9][a-z0-9-]{0,39}$",
            example = "acme")
        String slug,
    @Schema(
            description =
                "The name of the account at the provider that serves it; made when there is none. The"
                    + " tenants of one account are all of one mode, and know of each other's customers"
                    + " that an e-mail is taken.",
            pattern = "^[a-z0-9][a-z0-9-]{0,39}$",
            example = "acme-live")
        String account,
    @Schema(
            type = "string",
            description = "For ever. API keys say which.",
            allowableValues = {"test", "live"},
            example = "test")
        String mode) {

  static NewTenant read(byte[] bytes) {
    var body = Body.read(bytes);
    var wanted =
        new NewTenant(
            body.requiredText("slug", CreateTenant::problemWithName),
            body.requiredText("account", CreateTenant::problemWithName),
            body.requiredText("mode", NewTenant::problemWithMode));
    body.end();
    return wanted;
  }

  private static Optional<String> problemWithMode(String text) {
    return TenantMode.parse(text).isPresent()
        ? Optional.empty()
        : Optional.of("must be test or live");
  }

  TenantMode tenantMode() {
    return TenantMode.parse(mode).orElseThrow();
  }
}
