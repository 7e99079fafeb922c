package io.purser.domain.access;

import io.purser.domain.tenant.TenantMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a service shows: {@code psk_test_} or {@code psk_live_}, twelve characters that may be said
 * aloud, an underscore, 260 random bits, and seven characters that tell a mistyped one from one
 * that is unknown. The text is told by {@link #reveal} alone, and never by {@code toString}.
 */
public final class KeySecret {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int PUBLIC_CHARACTERS = 12;
  private static final int SECRET_CHARACTERS = 52;
  private static final int CHECK_CHARACTERS = 7;

  private static final Pattern FORM =
      Pattern.compile(
          "(psk_(?:test|live)_[0-9a-hjkmnp-tv-z]{%d})_[0-9a-hjkmnp-tv-z]{%d}"
              .formatted(PUBLIC_CHARACTERS, SECRET_CHARACTERS + CHECK_CHARACTERS));

  /** Keys that were made before there was a public part have one that follows from their hash. */
  private static final Pattern FORM_OF_BEFORE = Pattern.compile("psk_live_[A-Za-z0-9_-]{43}");

  private final String text;
  private final String publicPart;
  private final String hash;

  private KeySecret(String text, String publicPart, String hash) {
    this.text = text;
    this.publicPart = publicPart;
    this.hash = hash;
  }

  static KeySecret random(TenantMode mode, SecureRandom random) {
    var publicPart = "psk_" + mode.text() + "_" + characters(PUBLIC_CHARACTERS, random);
    var unchecked = publicPart + "_" + characters(SECRET_CHARACTERS, random);
    var text = unchecked + check(unchecked);
    return new KeySecret(text, publicPart, hash(text));
  }

  private static String characters(int count, SecureRandom random) {
    var text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** Whether a credential is meant to be a key at all. */
  public static boolean looksLikeKey(String credential) {
    return credential.startsWith("psk_");
  }

  /** The key in this text; empty when it cannot be one, so that nobody needs to look it up. */
  public static Optional<KeySecret> parse(String text) {
    var form = FORM.matcher(text);
    if (form.matches()) {
      return isWhole(text)
          ? Optional.of(new KeySecret(text, publicPart(form), hash(text)))
          : Optional.empty();
    }
    if (FORM_OF_BEFORE.matcher(text).matches()) {
      var hash = hash(text);
      return Optional.of(
          new KeySecret(text, "psk_live_" + hash.substring(0, PUBLIC_CHARACTERS), hash));
    }
    return Optional.empty();
  }

  private static String publicPart(Matcher form) {
    return form.group(1);
  }

  private static boolean isWhole(String text) {
    int end = text.length() - CHECK_CHARACTERS;
    return text.substring(end).equals(check(text.substring(0, end)));
  }

  /** For typing mistakes alone: whoever guesses a key can work it out as well. */
  private static String check(String text) {
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    var check = new StringBuilder(CHECK_CHARACTERS);
    for (int i = CHECK_CHARACTERS - 1; i >= 0; i--) {
      check.append(ALPHABET.charAt((int) (sum.getValue() >>> (5 * i)) & 31));
    }
    return check.toString();
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The whole text. Whoever has it is the service. */
  public String reveal() {
    return text;
  }

  /** What may be said aloud, and finds the key. */
  public String publicPart() {
    return publicPart;
  }

  /** SHA-256 of the whole text, in hex. */
  public String hash() {
    return hash;
  }

  /** Whether this is the secret of the key; how long that takes does not tell how near it is. */
  public boolean isOf(ApiKey key) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII),
        key.secret().hash().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeySecret secret && secret.hash.equals(hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return publicPart + "_…";
  }
}
