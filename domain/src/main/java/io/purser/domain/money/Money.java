package io.purser.domain.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount of a currency.
 *
 * @param minorUnits whole multiples of the currency's smallest unit; negative where an account owes
 */
public record Money(long minorUnits, Currency currency) {
  public static final Currency USD = Currency.getInstance("USD");

  /** No more digits than are certain to fit into minor units. */
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,30})?");

  public Money {
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is nothing to pay with");
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Reads a plain decimal such as {@code 25.00}. Empty when the text is anything else, or has
   * digits other than zero beyond the currency's: money is never rounded.
   */
  public static Optional<Money> parse(String text, Currency currency) {
    return DECIMAL.matcher(text).matches() ? of(new BigDecimal(text), currency) : Optional.empty();
  }

  /** Empty when it has digits other than zero beyond the currency's, or too many at all. */
  public static Optional<Money> of(BigDecimal amount, Currency currency) {
    try {
      return Optional.of(
          new Money(
              amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(),
              currency));
    } catch (ArithmeticException inexact) {
      return Optional.empty();
    }
  }

  /** Fails rather than overflows. */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /** Fails rather than overflows. */
  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
  }

  public boolean isLessThan(Money other) {
    requireSameCurrency(other);
    return minorUnits < other.minorUnits;
  }

  public boolean isPositive() {
    return minorUnits > 0;
  }

  /** As a plain decimal with as many digits behind the point as the currency has: {@code 25.00}. */
  public String text() {
    return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits()).toPlainString();
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts of different currencies");
    }
  }
}
