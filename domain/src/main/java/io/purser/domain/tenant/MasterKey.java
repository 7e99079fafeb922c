package io.purser.domain.tenant;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key that the root key is sealed under, and nothing else. It lies outside the database and can
 * be changed for another.
 */
public final class MasterKey {
  private static final int FINGERPRINT_BYTES = 16;

  private final byte[] bytes;

  public MasterKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** What tells it from others, in hex, and tells nothing else about it. */
  public String fingerprint() {
    KeyProvider provider = () -> bytes;
    var derived = provider.keyFor("fingerprint of the master key");
    return HexFormat.of().formatHex(Arrays.copyOf(derived, FINGERPRINT_BYTES));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "MasterKey[" + fingerprint() + "]";
  }
}
