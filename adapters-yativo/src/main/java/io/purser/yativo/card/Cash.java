package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads money, which the provider writes as a decimal, as minor units, or as both, then preferably
 * as the latter. Nothing is rounded.
 */
final class Cash {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,30})?");

  /** More than any amount has, and little enough to be written out in full. */
  private static final int MOST_DIGITS = 60;

  private Cash() {}

  /** Empty when the member is missing, is no amount, or has more digits than the currency. */
  static Optional<Money> read(JsonNode object, String name, Currency currency) {
    var minor = object.path(name + "_minor");
    return minor.isIntegralNumber() && minor.canConvertToLong()
        ? Optional.of(new Money(minor.longValue(), currency))
        : decimal(object.path(name)).flatMap(amount -> Money.of(amount, currency));
  }

  private static Optional<BigDecimal> decimal(JsonNode node) {
    if (node.isTextual()) {
      var text = node.textValue().strip();
      return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
    if (!node.isNumber() || node.isFloat() || node.isDouble()) {
      return Optional.empty();
    }
    var number = node.decimalValue();
    return number.precision() + Math.abs((long) number.scale()) <= MOST_DIGITS
        ? Optional.of(number)
        : Optional.empty();
  }
}
