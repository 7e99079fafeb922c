package io.purser.domain.wallet.external;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A text to be signed with the key of one wallet's address, once and soon. It is meant to be read
 * by the person who signs, and says what it is for.
 *
 * @param message what is to be signed, to the letter
 * @param wrongSignatures how many were brought that are not the address's
 */
public record OwnershipChallenge(String message, Instant expiresAt, int wrongSignatures) {
  static final Duration VALID_FOR = Duration.ofMinutes(10);

  /** A signature cannot be guessed; this is for what is broken and asks for ever. */
  public static final int MOST_SIGNATURES = 5;

  private static final int NONCE_BYTES = 32;

  public OwnershipChallenge {
    if (wrongSignatures < 0 || wrongSignatures >= MOST_SIGNATURES) {
      throw new IllegalArgumentException(
          "a challenge is over after " + MOST_SIGNATURES + " signatures");
    }
  }

  /** A new one, which nobody could know before. */
  static OwnershipChallenge of(ExternalWallet wallet, SecureRandom random, Instant now) {
    var issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    var expiresAt = issuedAt.plus(VALID_FOR);
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var message =
        """
        Please sign this to show that the address below is yours.
        Signing costs nothing, sends nothing and permits nobody anything.

        Purpose: proof of ownership of an external wallet
        Customer: %s
        Wallet: %s
        Chain: %s
        Address: %s
        Nonce: %s
        Issued: %s
        Expires: %s"""
            .formatted(
                wallet.customer(),
                wallet.id(),
                wallet.address().chain().word(),
                wallet.address().text(),
                HexFormat.of().formatHex(nonce),
                issuedAt,
                expiresAt);
    return new OwnershipChallenge(message, expiresAt, 0);
  }

  public boolean isOpenAt(Instant time) {
    return time.isBefore(expiresAt);
  }

  public int triesLeft() {
    return MOST_SIGNATURES - wrongSignatures;
  }

  /** What is left of it after a wrong signature. */
  Optional<OwnershipChallenge> afterAWrongSignature() {
    return triesLeft() == 1
        ? Optional.empty()
        : Optional.of(new OwnershipChallenge(message, expiresAt, wrongSignatures + 1));
  }
}
