package io.purser.persistence.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals values with AES-256-GCM. A sealed value is a byte for the version of this form, a random
 * nonce of 12 bytes, and the ciphertext with its tag of 16 bytes; its place is associated data.
 */
public final class SealKey {
  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER_BYTES = 1 + NONCE_BYTES;
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

  public byte[] seal(Place place, byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
      var sealed = new byte[HEADER_BYTES + cipher.getOutputSize(plain.length)];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, HEADER_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/GCM", e);
    }
  }

  /** Seals a text, or keeps null. */
  public byte @Nullable [] seal(Place place, @Nullable String plain) {
    return plain == null ? null : seal(place, plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws BrokenSeal when the value was not sealed with this key for this place
   */
  public byte[] open(Place place, byte[] sealed) {
    if (sealed.length < HEADER_BYTES || sealed[0] != VERSION) {
      throw new BrokenSeal(place);
    }
    var nonce = Arrays.copyOfRange(sealed, 1, HEADER_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, place)
          .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
    } catch (GeneralSecurityException e) {
      throw new BrokenSeal(place, e);
    }
  }

  /** Opens a text, or keeps null. */
  public @Nullable String openText(Place place, byte @Nullable [] sealed) {
    return sealed == null ? null : new String(open(place, sealed), StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode, byte[] nonce, Place place) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.bytes());
    return cipher;
  }
}
