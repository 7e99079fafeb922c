package io.purser.rest.customer;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why something is done to a customer. */
@Schema(name = "ReasonGiven", description = "Why something is done to a customer.")
record ReasonGiven(
    @Schema(
            description = "Kept with the customer and in the audit log.",
            minLength = 1,
            maxLength = 500,
            example = "Reported as stolen")
        String reason) {
  private static final int MAXIMUM = 500;

  static ReasonGiven read(byte[] bytes) {
    var body = Body.read(bytes);
    var given =
        new ReasonGiven(body.requiredText("reason", text -> Text.problemWith(text, MAXIMUM)));
    body.end();
    return given;
  }
}
