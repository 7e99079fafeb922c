package io.purser.domain.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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

  private final ByteArrayOutputStream written = new ByteArrayOutputStream(512);

  /**
   * @param form what is written down, and which form of it, so that nothing else has its bytes
   */
  Encoding(String form) {
    add(form);
  }

  Encoding add(@Nullable String text) {
    return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  Encoding add(long number) {
    return add(Long.toString(number));
  }

  Encoding add(Instant time) {
    return add(TIME.format(time));
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
      written.writeBytes(value);
    }
    return this;
  }

  private void length(int length) {
    written.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }

  Digest digest() {
    try {
      return Digest.of(MessageDigest.getInstance("SHA-256").digest(written.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
