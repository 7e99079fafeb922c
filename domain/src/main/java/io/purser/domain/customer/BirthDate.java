package io.purser.domain.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The day on which a person was born: in 1900 or later, and not after today. */
public record BirthDate(LocalDate value) {
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  public BirthDate {
    if (value.isBefore(EARLIEST)) {
      throw new IllegalArgumentException("before any living person");
    }
  }

  /**
   * @param text year, month and day, such as 1990-01-31
   * @param today wherever it is latest; a day more or less is no matter
   */
  public static Optional<String> problemWith(String text, LocalDate today) {
    if (!FORM.matcher(text).matches()) {
      return Optional.of("must be a date, such as 1990-01-31");
    }
    try {
      var date = LocalDate.parse(text);
      return date.isBefore(EARLIEST) || date.isAfter(today)
          ? Optional.of("must be in 1900 or later, and not after today")
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("must be a day that there is");
    }
  }

  public static BirthDate of(String text) {
    return new BirthDate(LocalDate.parse(text));
  }

  @Override
  public String toString() {
    return "BirthDate[hidden]";
  }
}
