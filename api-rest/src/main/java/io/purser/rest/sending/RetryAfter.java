package io.purser.rest.sending;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a receiver asks to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /** Empty when the text says nothing that can be understood, or a time that is over. */
  static Optional<Duration> parse(String text, InstantSource clock) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var time =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
      return Optional.of(Duration.between(clock.instant(), time.toInstant()))
          .filter(Duration::isPositive);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
