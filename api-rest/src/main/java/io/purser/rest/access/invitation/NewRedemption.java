package io.purser.rest.access.invitation;

import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Brings an invitation's token. */
@Schema(name = "NewRedemption", description = "The token of an invitation.")
record NewRedemption(
    @Schema(
            description = "As the one who invited has handed it on.",
            maxLength = 100,
            example = "piv_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
        String token) {
  private static final int LONGEST = 100;

  static NewRedemption read(byte[] bytes) {
    var body = Body.read(bytes);
    var redemption = new NewRedemption(body.requiredText("token", NewRedemption::problem));
    body.end();
    return redemption;
  }

  private static Optional<String> problem(String text) {
    return text.length() <= LONGEST
        ? Optional.empty()
        : Optional.of("must be at most " + LONGEST + " characters");
  }
}
