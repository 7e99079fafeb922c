package io.purser.twin.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Card money on the wire: numbers with two decimal places, counted in minor units. */
public final class Minor {
  private static final int PLACES = 2;
  private static final int MOST_DIGITS = 13;

  private Minor() {}

  public static BigDecimal number(long minor) {
    return BigDecimal.valueOf(minor, PLACES);
  }

  /** As short as it can be written: {@code 2500} and not {@code 2500.00}. */
  public static BigDecimal shortest(long minor) {
    var number = number(minor).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A positive amount given as a number; empty when it is not one or has too many places. */
  public static Optional<Long> read(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    var amount = node.decimalValue();
    boolean sane =
        amount.precision() <= MOST_DIGITS && Math.abs((long) amount.scale()) <= MOST_DIGITS;
    if (!sane || amount.signum() <= 0 || amount.stripTrailingZeros().scale() > PLACES) {
      return Optional.empty();
    }
    return Optional.of(amount.movePointRight(PLACES).longValueExact());
  }
}
