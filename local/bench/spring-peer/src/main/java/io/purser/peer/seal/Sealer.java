package io.purser.peer.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals the values of one row and opens them: a version byte, a nonce of 12 bytes, AES-256-GCM with
 * the place as associated data. The form is Purser's, and so is the thrift: one cipher a row.
 */
public final class Sealer {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER_BYTES = 1 + NONCE_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Provider PROVIDER = provider();

  private final SecretKey key;
  private final Cipher cipher;

  Sealer(SecretKey key) {
    this.key = key;
    try {
      this.cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  public byte[] seal(Place place, byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      begin(Cipher.ENCRYPT_MODE, nonce, 0, place);
      var sealed = new byte[HEADER_BYTES + cipher.getOutputSize(plain.length)];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, HEADER_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Seals a text, or keeps null. */
  public byte @Nullable [] seal(Place place, @Nullable String plain) {
    return plain == null ? null : seal(place, plain.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] open(Place place, byte[] sealed) {
    if (sealed.length < HEADER_BYTES || sealed[0] != VERSION) {
      throw new IllegalStateException("a sealed value does not open: " + place);
    }
    try {
      begin(Cipher.DECRYPT_MODE, sealed, 1, place);
      return cipher.doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed value does not open: " + place, e);
    }
  }

  /** Opens a text, or keeps null. */
  public @Nullable String openText(Place place, byte @Nullable [] sealed) {
    return sealed == null ? null : new String(open(place, sealed), StandardCharsets.UTF_8);
  }

  private void begin(int mode, byte[] from, int nonceAt, Place place)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, from, nonceAt, NONCE_BYTES));
    cipher.updateAAD(place.bytes());
  }

  private static Provider provider() {
    try {
      return Cipher.getInstance(TRANSFORMATION).getProvider();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform has AES/GCM", e);
  }
}
