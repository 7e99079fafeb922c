package io.purser.domain.wallet.external;

import io.purser.domain.chain.Chain;
import java.util.Optional;

/** A way to sign a text with the key of an address, so that nothing else could be meant by it. */
public enum ProofScheme {
  /**
   * EIP-191, which wallets call personal_sign: the signature begins to make sense only with a
   * prefix that no transaction has. Written as 0x and 65 bytes in hexadecimal digits.
   */
  EIP_191,
  /** Ed25519 over the bytes of the text (RFC 8032). Written as 64 bytes in base 58. */
  ED25519;

  /** How it is done for addresses of this chain; empty where it cannot be. */
  public static Optional<ProofScheme> on(Chain chain) {
    return switch (chain.family()) {
      case ETHEREUM, XDC -> Optional.of(EIP_191);
      case SOLANA -> Optional.of(ED25519);
      case SUI, TRON -> Optional.empty();
    };
  }
}
