package io.purser.twin.chain;

import java.nio.charset.StandardCharsets;

/** The mixed-case checksum of Ethereum addresses. */
final class Eip55 {
  private Eip55() {}

  /** Takes 40 lower-case hex digits and answers the address with {@code 0x} and its checksum. */
  static String checksummed(String hex) {
    byte[] hash = Keccak256.hash(hex.getBytes(StandardCharsets.US_ASCII));
    var address = new StringBuilder("0x");
    for (int i = 0; i < hex.length(); i++) {
      int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
      char digit = hex.charAt(i);
      address.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return address.toString();
  }
}
