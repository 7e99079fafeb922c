package io.purser.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");

  @ParameterizedTest
  @CsvSource({
    "0,0,0.00",
    "1,100,1.00",
    "12.5,1250,12.50",
    "0.01,1,0.01",
    "1.000,100,1.00",
    "999999999999999.99,99999999999999999,999999999999999.99"
  })
  void a_plain_decimal_is_read_exactly(String text, long minor, String written) {
    var money = Money.parse(text, EUR).orElseThrow();

    assertThat(money.minor()).isEqualTo(minor);
    assertThat(money.text()).isEqualTo(written);
    assertThat(Money.parse(money.text(), EUR)).contains(money);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.",
        ".5",
        "01",
        "1e3",
        "1,5",
        " 1",
        "1\n",
        "NaN",
        "0.001",
        "1.001",
        "\u0661",
        "1234567890123456"
      })
  void anything_else_is_refused_and_never_rounded(String text) {
    assertThat(Money.parse(text, EUR)).isEmpty();
  }

  @Test
  void a_currency_has_its_own_decimals() {
    assertThat(Money.parse("7.5", Currency.getInstance("JPY"))).isEmpty();
    assertThat(new Money(7, Currency.getInstance("JPY")).text()).isEqualTo("7");
    assertThat(new Money(7, Currency.getInstance("KWD")).text()).isEqualTo("0.007");
  }

  @Test
  void amounts_are_added_and_taken_away_and_may_become_negative() {
    var two = new Money(200, EUR);
    var three = new Money(300, EUR);

    assertThat(two.plus(three).text()).isEqualTo("5.00");
    assertThat(two.minus(three).text()).isEqualTo("-1.00");
  }

  @Test
  void what_has_no_number_is_never_wrapped_around() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Money(Long.MAX_VALUE, EUR).plus(new Money(1, EUR)));
  }

  @Test
  void currencies_do_not_mix() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(EUR).plus(Money.zero(USD)));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(Currency.getInstance("XXX")));
  }
}
