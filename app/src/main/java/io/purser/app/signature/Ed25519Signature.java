package io.purser.app.signature;

import io.purser.domain.chain.Base58;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.wallet.external.WalletSignatures.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * What Solana's {@code signMessage} makes of a text: Ed25519 over its bytes, with the address as
 * the public key. An address that is no key, such as a program's, signs nothing. With a few points
 * that are on the curve everybody could; this library refuses them, and the JDK's does not.
 */
final class Ed25519Signature {
  /** 64 bytes have no other lengths. */
  private static final Pattern FORM = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{64,88}");

  private Ed25519Signature() {}

  static Verdict check(ChainAddress address, String message, String signature) {
    return read(signature)
        .map(
            bytes ->
                isBy(Base58.decode(address.text()).orElseThrow(), message, bytes)
                    ? Verdict.BY_THE_ADDRESS
                    : Verdict.NOT_BY_THE_ADDRESS)
        .orElse(Verdict.UNREADABLE);
  }

  private static Optional<byte[]> read(String signature) {
    return FORM.matcher(signature).matches()
        ? Base58.decode(signature).filter(bytes -> bytes.length == Ed25519.SIGNATURE_SIZE)
        : Optional.empty();
  }

  private static boolean isBy(byte[] key, String message, byte[] signature) {
    var text = message.getBytes(StandardCharsets.UTF_8);
    return Ed25519.verify(signature, 0, key, 0, text, 0, text.length);
  }
}
