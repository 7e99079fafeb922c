package io.purser.domain.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one whole unit of an asset is worth.
 *
 * @param value more than nothing
 * @param asOf when it was worth that
 */
public record Rate(BigDecimal value, Instant asOf) {
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  public Rate {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("a rate is more than nothing");
    }
    var stripped = value.stripTrailingZeros();
    // Two ways to write a number are one number.
    value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Why this is no rate, if it is none: it has to be a plain decimal above zero. */
  public static Optional<String> problemWith(String text) {
    return DECIMAL.matcher(text).matches() && new BigDecimal(text).signum() > 0
        ? Optional.empty()
        : Optional.of(
            "must be a decimal above zero such as 0.9312, with up to 18 digits before the point"
                + " and 18 behind it");
  }
}
