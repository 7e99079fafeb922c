package io.purser.twin.chain;

import java.math.BigInteger;

/** Bitcoin's base58 alphabet, as Solana writes keys and signatures. */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger RADIX = BigInteger.valueOf(58);

  private Base58() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    var rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      var division = rest.divideAndRemainder(RADIX);
      text.append(ALPHABET.charAt(division[1].intValue()));
      rest = division[0];
    }
    // A leading zero byte has no weight in the number, so it is written as a leading 1.
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return text.reverse().toString();
  }

  /** How many bytes the text stands for, or -1 when a character is not in the alphabet. */
  static int decodedLength(String text) {
    var number = BigInteger.ZERO;
    int leading = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      if (digit == 0 && number.signum() == 0) {
        leading++;
      }
      number = number.multiply(RADIX).add(BigInteger.valueOf(digit));
    }
    return leading + (number.bitLength() + 7) / 8;
  }
}
