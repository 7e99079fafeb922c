package io.purser.rest.webhook;

import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;

/** How a signing secret is rotated. */
@Schema(name = "SigningSecretRotation", description = "How a signing secret is rotated.")
record SigningSecretRotation(
    @Schema(
            type = "string",
            description =
                "Whether messages are signed with the secret of until now as well, for a day. Forget"
                    + " it when somebody else may know it.",
            allowableValues = {"keep", "forget"},
            requiredMode = RequiredMode.NOT_REQUIRED,
            defaultValue = "keep",
            example = "keep")
        String previous) {
  private static final String KEEP = "keep";
  private static final Map<String, String> CHOICES = Map.of(KEEP, KEEP, "forget", "forget");

  static SigningSecretRotation read(byte[] bytes) {
    var body = Body.read(bytes);
    var rotation = new SigningSecretRotation(body.choice("previous", CHOICES, KEEP));
    body.end();
    return rotation;
  }

  boolean keepsPrevious() {
    return previous.equals(KEEP);
  }
}
