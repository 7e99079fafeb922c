package io.purser.rest.operation;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why an operator has the provider asked again. */
@Schema(name = "NewLook", description = "Why an operator has the provider asked again.")
record NewLook(
    @Schema(
            description = "Kept in the audit log.",
            minLength = 1,
            maxLength = 500,
            example = "The provider says that it is there")
        String reason) {
  static final int MAX_REASON = 500;

  static NewLook read(byte[] bytes) {
    var body = Body.read(bytes);
    var look = new NewLook(body.requiredText("reason", text -> Text.problemWith(text, MAX_REASON)));
    body.end();
    return look;
  }
}
