package io.purser.rest.wallet.external;

import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** A signature that somebody brings back. */
@Schema(name = "SignatureBrought", description = "The signature over the text that was given out.")
record SignatureBrought(
    @Schema(
            description =
                "0x and 65 bytes in hexadecimal digits on chains like Ethereum and on XDC, 64 bytes"
                    + " in base 58 on Solana.",
            maxLength = 132,
            example =
                "0x5f6c9a3d0b2e4f8171a6c5d4e3f2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0"
                    + "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091b")
        String signature) {
  /** The longer of both forms. */
  private static final int MAXIMUM = 132;

  static SignatureBrought read(byte[] bytes) {
    var body = Body.read(bytes);
    var brought =
        new SignatureBrought(body.requiredText("signature", SignatureBrought::problemWith));
    body.end();
    return brought;
  }

  /** Which form it must have depends on the wallet. */
  private static Optional<String> problemWith(String text) {
    return text.isEmpty() || text.length() > MAXIMUM
        ? Optional.of("must be 1 to " + MAXIMUM + " characters long")
        : Optional.empty();
  }
}
