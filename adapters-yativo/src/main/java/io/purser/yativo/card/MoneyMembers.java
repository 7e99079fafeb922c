package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.money.Money;
import io.purser.yativo.call.Members;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads amounts that the provider gives as a number of the currency, and often as whole minor units
 * beside it, which then count ({@code docs/provider.md}, 12).
 */
final class MoneyMembers {
  private static final String MINOR = "_minor";

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
        ? Money.of(amount.decimalValue(), currency)
        : Optional.empty();
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
