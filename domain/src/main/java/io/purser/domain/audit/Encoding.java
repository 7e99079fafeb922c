package io.purser.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values one after the other, so that no two lists of values have the same bytes: before each
 * stands its length in four bytes, the highest first, and nothing is four bytes of ones. Texts are
 * UTF-8, numbers their decimal digits, and times {@code 2026-01-31T12:00:00.000000Z}.
 */
final class Encoding {
  private static final int NOTHING = -1;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final MessageDigest sha256;

  /**
   * @param form what is written down, and which form of it, so that nothing else has its bytes
   */
  Encoding(String form) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    add(form);
  }

  static String text(Instant time) {
    return TIME.format(time);
  }

  Encoding add(@Nullable String text) {
    return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  Encoding add(long number) {
    return add(Long.toString(number));
  }

  Encoding add(Instant time) {
    return add(text(time));
  }

  Encoding add(@Nullable Digest digest) {
    return bytes(digest == null ? null : digest.bytes());
  }

  Encoding add(byte @Nullable [] value) {
    return bytes(value);
  }

  private Encoding bytes(byte @Nullable [] value) {
    length(value == null ? NOTHING : value.length);
    if (value != null) {
      sha256.update(value);
    }
    return this;
  }

  private void length(int length) {
    for (int shift = 3 * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      sha256.update((byte) (length >>> shift));
    }
  }

  /** Of everything that was added. Nothing can be added after it. */
  Digest digest() {
    return Digest.of(sha256.digest());
  }
}
