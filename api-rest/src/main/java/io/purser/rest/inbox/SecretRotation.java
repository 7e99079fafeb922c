package io.purser.rest.inbox;

import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;

/** How a secret is rotated. */
@Schema(name = "SecretRotation", description = "How the secret of the webhook is rotated.")
record SecretRotation(
    @Schema(
            type = "string",
            description =
                "Whether deliveries signed with the secret of until now are still taken for a"
                    + " while. Forget it when somebody else may know it.",
            allowableValues = {"keep", "forget"},
            requiredMode = RequiredMode.NOT_REQUIRED,
            defaultValue = "keep")
        String previous) {
  private static final String KEEP = "keep";
  private static final Map<String, String> CHOICES = Map.of(KEEP, KEEP, "forget", "forget");

  static SecretRotation read(byte[] bytes) {
    var body = Body.read(bytes);
    var rotation = new SecretRotation(body.choice("previous", CHOICES, KEEP));
    body.end();
    return rotation;
  }

  boolean keepsPrevious() {
    return previous.equals(KEEP);
  }
}
