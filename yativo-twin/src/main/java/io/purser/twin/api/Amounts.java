package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of an asset. Checked before they are computed with: an exponent can be astronomical. */
public final class Amounts {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");
  private static final int MOST_DIGITS = 60;

  private Amounts() {}

  /** A positive decimal with at most so many places, given as a number or as a text. */
  public static Optional<BigDecimal> read(JsonNode node, int decimals) {
    BigDecimal amount;
    if (node.isTextual() && DECIMAL.matcher(node.asText()).matches()) {
      amount = new BigDecimal(node.asText());
    } else if (node.isNumber()) {
      amount = node.decimalValue();
    } else {
      return Optional.empty();
    }
    boolean sane = amount.precision() <= MOST_DIGITS && Math.abs((long) amount.scale()) <= 30;
    if (!sane || amount.signum() <= 0 || amount.stripTrailingZeros().scale() > decimals) {
      return Optional.empty();
    }
    return Optional.of(amount.scale() < 0 ? amount.setScale(0) : amount);
  }
}
