package io.purser.rest.customer;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who may log in as a customer. */
@Schema(name = "NewLogin", description = "The subject of an issuer that a customer logs in as.")
record NewLogin(
    @Schema(
            description = "The iss of the access tokens.",
            maxLength = 255,
            example = "https://login.example.com")
        String issuer,
    @Schema(description = "The sub of the access tokens.", maxLength = 255, example = "user-4711")
        String subject) {
  private static final int MAXIMUM = 255;

  static NewLogin read(byte[] bytes) {
    var body = Body.read(bytes);
    var login =
        new NewLogin(
            body.requiredText("issuer", text -> Text.problemWith(text, MAXIMUM)),
            body.requiredText("subject", text -> Text.problemWith(text, MAXIMUM)));
    body.end();
    return login;
  }
}
