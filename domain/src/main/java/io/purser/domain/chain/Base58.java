package io.purser.domain.chain;

import java.math.BigInteger;
import java.util.Optional;

/** Bytes in the 58 letters and digits that are not taken for one another. */
public final class Base58 {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

  private Base58() {}

  /** Empty when a character is no digit. Each leading 1 is a zero byte. */
  public static Optional<byte[]> decode(String text) {
    var number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
      zeros += number.signum() == 0 ? 1 : 0;
    }
    var digits = number.signum() == 0 ? new byte[0] : number.toByteArray();
    int sign = digits.length > 0 && digits[0] == 0 ? 1 : 0;
    var bytes = new byte[zeros + digits.length - sign];
    System.arraycopy(digits, sign, bytes, zeros, digits.length - sign);
    return Optional.of(bytes);
  }
}
