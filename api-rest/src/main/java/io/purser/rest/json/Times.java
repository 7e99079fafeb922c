package io.purser.rest.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as callers see them: UTC, to the millisecond, always as long; and as they may give them.
 */
public final class Times {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Java's own reader also takes years of nine digits and times without seconds. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

  private Times() {}

  public static String text(Instant time) {
    return FORMAT.format(time);
  }

  /** As it would be shown, so that what is kept is what was said. */
  public static Instant toTheMilli(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The time in this text (RFC 3339), or empty when it is none. */
  public static Optional<Instant> parse(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
