package io.purser.rest.wallet;

import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** A wallet to be opened. */
@Schema(name = "NewWallet", description = "A wallet to be opened, in one of GET /v1/assets.")
record NewWallet(
    @Schema(description = "Lower case.", maxLength = 40, example = "solana") String chain,
    @Schema(description = "Upper case.", maxLength = 40, example = "USDC") String asset) {
  private static final int MAXIMUM = 40;

  static NewWallet read(byte[] bytes) {
    var body = Body.read(bytes);
    var wallet = read(body);
    body.end();
    return wallet;
  }

  /** One that is part of a request. */
  static NewWallet read(Body body) {
    return new NewWallet(
        body.requiredText("chain", text -> Text.problemWith(text, MAXIMUM)),
        body.requiredText("asset", text -> Text.problemWith(text, MAXIMUM)));
  }
}
