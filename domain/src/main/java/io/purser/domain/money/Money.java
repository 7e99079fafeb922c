package io.purser.domain.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount of a currency, as cards spend it.
 *
 * @param minor whole multiples of the currency's smallest unit, cents for instance; negative where
 *     an account owes
 */
public record Money(long minor, Currency currency) {
  public static final Currency USD = Currency.getInstance("USD");

  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,30})?");

  public Money {
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is no money to pay with");
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Reads a plain decimal such as {@code 12.50}. Empty when the text is anything else, or has
   * digits other than zero beyond the currency's decimals: an amount is never rounded.
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

  /**
   * @throws ArithmeticException when there is no such number
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  /**
   * @throws ArithmeticException when there is no such number
   */
  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(minor, other.minor), currency);
  }

  public boolean isPositive() {
    return minor > 0;
  }

  public boolean isLessThan(Money other) {
    requireSameCurrency(other);
    return minor < other.minor;
  }

  /**
   * The amount as a plain decimal with as many digits behind the point as the currency has: {@code
   * 12.50}.
   */
  public String text() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts of different currencies");
    }
  }
}
