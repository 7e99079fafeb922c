package io.purser.persistence.seal;

import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key of AES-256 that values are sealed under; {@link Sealer} says how. */
public final class SealKey {
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  SealKey(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  static SealKey random() {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return new SealKey(bytes);
  }

  byte[] bytes() {
    return key.getEncoded();
  }

  /** For several values, one after the other. */
  public Sealer sealer() {
    return new Sealer(key);
  }

  public byte[] seal(Place place, byte[] plain) {
    return sealer().seal(place, plain);
  }

  /** Seals a text, or keeps null. */
  public byte @Nullable [] seal(Place place, @Nullable String plain) {
    return sealer().seal(place, plain);
  }

  /**
   * @throws BrokenSeal when the value was not sealed with this key for this place
   */
  public byte[] open(Place place, byte[] sealed) {
    return sealer().open(place, sealed);
  }

  /** Opens a text, or keeps null. */
  public @Nullable String openText(Place place, byte @Nullable [] sealed) {
    return sealer().openText(place, sealed);
  }
}
