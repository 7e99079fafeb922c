package io.purser.rest.wallet.external;

import io.purser.domain.wallet.external.ExternalWalletId;
import io.purser.domain.wallet.external.OwnershipChallenge;
import io.purser.domain.wallet.external.ProofScheme;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is to be signed, and how. */
@Schema(
    name = "OwnershipChallenge",
    description = "A text to be signed, to the letter, with the key of the address.")
record OwnershipChallengeView(
    @Schema(example = "ewl_01jd3hgwqnf4s8cvk6a5dz0z7v") String walletId,
    @Schema(
            description = "Plain text of several lines, which the wallet app shows. In UTF-8.",
            example = "Please sign this to show that the address below is yours.")
        String message,
    @Schema(
            description =
                "eip-191: as personal_sign does; the signature is 0x and 65 bytes in hexadecimal"
                    + " digits. ed25519: over the text's bytes; the signature is 64 bytes in base"
                    + " 58.",
            type = "string",
            allowableValues = {"eip-191", "ed25519"},
            example = "eip-191")
        String scheme,
    @Schema(format = "date-time", example = "2026-01-31T09:40:00.000Z") String expiresAt) {

  static OwnershipChallengeView of(
      ExternalWalletId wallet, OwnershipChallenge challenge, ProofScheme scheme) {
    return new OwnershipChallengeView(
        wallet.value(), challenge.message(), word(scheme), Times.text(challenge.expiresAt()));
  }

  private static String word(ProofScheme scheme) {
    return switch (scheme) {
      case EIP_191 -> "eip-191";
      case ED25519 -> "ed25519";
    };
  }
}
