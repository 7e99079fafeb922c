package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.money.Money;
import io.purser.yativo.call.Members;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads amounts that the provider gives as a number of the currency, and often as whole minor units
 * beside it, which then count ({@code docs/provider.md}, 12).
 */
final class MoneyMembers {
  private static final String MINOR = "_minor";

  /** More than any amount needs, and little enough to be written out in full. */
  private static final int MOST_DIGITS = 80;

  private MoneyMembers() {}

  /** Empty when there is none, and when it is no exact amount of the currency. */
  static Optional<Money> read(JsonNode row, String name, Currency currency) {
    var minor = row.path(name + MINOR);
    if (minor.isIntegralNumber() && minor.canConvertToLong()) {
      return Optional.of(new Money(minor.longValue(), currency));
    }
    var amount = Members.first(row, name);
    if (amount.isTextual()) {
      return Money.parse(amount.textValue().strip(), currency);
    }
    return amount.isNumber() && !amount.isFloat() && !amount.isDouble()
        ? exact(amount.decimalValue(), currency)
        : Optional.empty();
  }

  private static Optional<Money> exact(BigDecimal number, Currency currency) {
    var least = number.stripTrailingZeros();
    if (Math.abs((long) least.scale()) + least.precision() > MOST_DIGITS) {
      return Optional.empty();
    }
    return least.signum() < 0
        ? Money.parse(least.negate().toPlainString(), currency).map(Money.zero(currency)::minus)
        : Money.parse(least.toPlainString(), currency);
  }

  /** The currency that a member names by its code, whatever the case. Empty when it names none. */
  static Optional<Currency> currency(JsonNode row, String... names) {
    var code = Members.shortText(row, names);
    return code == null
        ? Optional.empty()
        : Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .filter(currency -> currency.getCurrencyCode().equalsIgnoreCase(code))
            .findFirst();
  }
}
