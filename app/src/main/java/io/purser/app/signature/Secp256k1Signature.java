package io.purser.app.signature;

import io.purser.domain.chain.ChainAddress;
import io.purser.domain.wallet.external.WalletSignatures.Verdict;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/**
 * What {@code personal_sign} makes of a text (EIP-191, version E): r, s and v, from which the
 * public key follows (SEC 1, 4.1.6), and from that the address.
 */
final class Secp256k1Signature {
  private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{130}");
  private static final int PART = 32;
  private static final int ADDRESS_BYTES = 20;

  private static final ECPoint GENERATOR = CustomNamedCurves.getByName("secp256k1").getG();
  private static final BigInteger ORDER = CustomNamedCurves.getByName("secp256k1").getN();
  private static final BigInteger HALF_THE_ORDER = ORDER.shiftRight(1);

  private Secp256k1Signature() {}

  static Verdict check(ChainAddress address, String message, String signature) {
    if (!FORM.matcher(signature).matches()) {
      return Verdict.UNREADABLE;
    }
    var bytes = HexFormat.of().parseHex(signature, 2, signature.length());
    var r = new BigInteger(1, Arrays.copyOfRange(bytes, 0, PART));
    var s = new BigInteger(1, Arrays.copyOfRange(bytes, PART, 2 * PART));
    boolean fits =
        publicKey(r, s, bytes[2 * PART], hash(message))
            .filter(key -> addressOf(key).equals(address.text()))
            .isPresent();
    return fits ? Verdict.BY_THE_ADDRESS : Verdict.NOT_BY_THE_ADDRESS;
  }

  /**
   * Of the two signatures that each one gives, chains and wallets know only that with the lower s.
   */
  private static Optional<ECPoint> publicKey(BigInteger r, BigInteger s, byte v, BigInteger hash) {
    int parity = v >= 27 ? v - 27 : v;
    if (parity < 0
        || parity > 1
        || r.signum() == 0
        || r.compareTo(ORDER) >= 0
        || s.signum() == 0
        || s.compareTo(HALF_THE_ORDER) > 0) {
      return Optional.empty();
    }
    return point(r, parity)
        .map(
            nonce -> {
              var inverse = r.modInverse(ORDER);
              return ECAlgorithms.sumOfTwoMultiplies(
                      GENERATOR,
                      hash.negate().multiply(inverse).mod(ORDER),
                      nonce,
                      s.multiply(inverse).mod(ORDER))
                  .normalize();
            })
        .filter(key -> !key.isInfinity());
  }

  /** The point with this x and a y of this parity; half of all x have none. */
  private static Optional<ECPoint> point(BigInteger x, int parity) {
    var compressed = new byte[1 + PART];
    compressed[0] = (byte) (2 + parity);
    var digits = x.toByteArray();
    int length = Math.min(digits.length, PART);
    System.arraycopy(digits, digits.length - length, compressed, 1 + PART - length, length);
    try {
      return Optional.of(GENERATOR.getCurve().decodePoint(compressed));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static BigInteger hash(String message) {
    var text = message.getBytes(StandardCharsets.UTF_8);
    var prefix =
        ("\u0019Ethereum Signed Message:\n" + text.length).getBytes(StandardCharsets.US_ASCII);
    return new BigInteger(1, keccak256(prefix, text));
  }

  private static String addressOf(ECPoint key) {
    var encoded = key.getEncoded(false);
    var hash = keccak256(Arrays.copyOfRange(encoded, 1, encoded.length));
    return "0x" + HexFormat.of().formatHex(hash, hash.length - ADDRESS_BYTES, hash.length);
  }

  private static byte[] keccak256(byte[]... parts) {
    var digest = new KeccakDigest(PART * Byte.SIZE);
    for (var part : parts) {
      digest.update(part, 0, part.length);
    }
    var hash = new byte[PART];
    digest.doFinal(hash, 0);
    return hash;
  }
}
