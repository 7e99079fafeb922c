package io.purser.domain.wallet.external;

import io.purser.domain.chain.ChainAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * {@link WalletSignatures} whose signatures are made of the address and the message, so that
 * whoever knows the address can sign for it.
 */
public final class FakeWalletSignatures implements WalletSignatures {
  private static final int LENGTH = 64;

  /** What the address' key would sign this message with. */
  public static String sign(ProofScheme scheme, ChainAddress address, String message) {
    var signed = scheme + " " + address.text() + " " + message;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public Verdict check(ProofScheme scheme, ChainAddress address, String message, String signature) {
    if (signature.length() != LENGTH) {
      return Verdict.UNREADABLE;
    }
    return signature.equals(sign(scheme, address, message))
        ? Verdict.BY_THE_ADDRESS
        : Verdict.NOT_BY_THE_ADDRESS;
  }
}
