package io.purser.domain.audit;

import java.util.HexFormat;

/** What SHA-256, or a mark made with it, came to: 32 bytes, in hexadecimal. */
public record Digest(String hex) {
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
