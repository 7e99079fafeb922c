package io.purser.rest.tenant;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why something is done to a tenant. */
@Schema(name = "TenantReason", description = "Why something is done to a tenant.")
record TenantReason(
    @Schema(
            description = "Kept in the tenant's audit log, and with it while it is suspended.",
            minLength = 1,
            maxLength = 500,
            example = "The contract has ended")
        String reason) {
  private static final int MAXIMUM = 500;

  static TenantReason read(byte[] bytes) {
    var body = Body.read(bytes);
    var given =
        new TenantReason(body.requiredText("reason", text -> Text.problemWith(text, MAXIMUM)));
    body.end();
    return given;
  }
}
