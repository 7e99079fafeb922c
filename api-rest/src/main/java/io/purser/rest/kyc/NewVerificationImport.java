package io.purser.rest.kyc;

import io.purser.domain.kyc.imports.ShareToken;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** That a customer was verified elsewhere. */
@Schema(name = "NewVerificationImport", description = "What shows where a customer was verified.")
record NewVerificationImport(
    @Schema(
            description =
                "Of your verification vendor; it is used once, and kept nowhere after that.",
            minLength = 1,
            maxLength = ShareToken.MAX_LENGTH,
            example = "_act-sbx-7c9f5a3e")
        String shareToken) {

  static NewVerificationImport read(byte[] bytes) {
    var body = Body.read(bytes);
    var token = body.requiredText("shareToken", ShareToken::problemWith);
    body.end();
    return new NewVerificationImport(token);
  }

  ShareToken token() {
    return new ShareToken(shareToken);
  }

  @Override
  public String toString() {
    return "NewVerificationImport[hidden]";
  }
}
