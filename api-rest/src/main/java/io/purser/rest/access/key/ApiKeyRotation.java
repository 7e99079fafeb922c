package io.purser.rest.access.key;

import io.purser.domain.access.RotateApiKey;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;

/** How a key is rotated. */
@Schema(name = "ApiKeyRotation", description = "How an API key is rotated.")
record ApiKeyRotation(
    @Schema(
            description =
                "For how many minutes the key of until now works as well; 0 when somebody else may"
                    + " know it.",
            minimum = "0",
            maximum = "10080",
            defaultValue = "1440",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "60")
        int overlapMinutes) {

  static ApiKeyRotation read(byte[] bytes) {
    var body = Body.read(bytes);
    var rotation =
        new ApiKeyRotation(
            body.wholeNumber(
                "overlapMinutes",
                0,
                Math.toIntExact(RotateApiKey.LONGEST_OVERLAP.toMinutes()),
                Math.toIntExact(RotateApiKey.USUAL_OVERLAP.toMinutes())));
    body.end();
    return rotation;
  }

  Duration overlap() {
    return Duration.ofMinutes(overlapMinutes);
  }
}
