package io.purser.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is exact, in one currency, and never rounded. */
final class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "25, USD, 2500, 25.00",
    "25.5, USD, 2550, 25.50",
    "25.500, EUR, 2550, 25.50",
    "0, GBP, 0, 0.00",
    "7, JPY, 7, 7"
  })
  void a_decimal_is_read_and_written(String text, String currency, long minor, String written) {
    var money = Money.parse(text, Currency.getInstance(currency)).orElseThrow();

    assertThat(money.minorUnits()).isEqualTo(minor);
    assertThat(money.text()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "01", ".5", "5.", "1e3", "1,5", "0.001", "1000000000000000"})
  void nothing_else_is_money(String text) {
    assertThat(Money.parse(text, Money.USD)).isEmpty();
  }

  @Test
  void sums_are_of_one_currency_and_never_overflow() {
    var one = new Money(1, Money.USD);
    var euro = new Money(1, Currency.getInstance("EUR"));
    var most = new Money(Long.MAX_VALUE, Money.USD);

    assertThat(one.plus(one).minus(new Money(5, Money.USD)).text()).isEqualTo("-0.03");
    assertThatThrownBy(() -> one.plus(euro)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.isLessThan(euro)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
  }
}
