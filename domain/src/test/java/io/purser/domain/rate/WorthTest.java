package io.purser.domain.rate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What several things are worth together. */
final class WorthTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static RateTable table(String currency, Map<String, Rate> rates) {
    return new RateTable(
        TenantId.next(Given.IDS), Currency.getInstance(currency), new TreeMap<>(rates), NOON, 1);
  }

  private static Rate rate(String value) {
    return new Rate(new BigDecimal(value), NOON);
  }

  private static Worth worth(String currency, Map<String, Rate> rates) {
    return requireNonNull(Worth.in(table(currency, rates)));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  @Test
  void the_sum_is_exact_and_rounded_once() {
    var worth = worth("EUR", Map.of("A", rate("0.001"), "B", rate("0.001"), "C", rate("0.001")));

    assertThat(worth.add("A", number("4"))).isEqualTo("0.00");
    assertThat(worth.add("B", number("4"))).isEqualTo("0.00");
    assertThat(worth.add("C", number("4"))).isEqualTo("0.00");

    assertThat(worth.total()).isEqualTo("0.01");
  }

  @Test
  void a_half_goes_to_the_even_neighbour_below_zero_too() {
    var rates = Map.of("USDC", rate("0.005"));

    assertThat(worth("EUR", rates).add("USDC", number("1"))).isEqualTo("0.00");
    assertThat(worth("EUR", rates).add("USDC", number("3"))).isEqualTo("0.02");
    assertThat(worth("EUR", rates).add("USDC", number("-3"))).isEqualTo("-0.02");
  }

  @Test
  void a_currency_has_as_many_digits_as_it_has() {
    var rates = Map.of("BTC", rate("12345.6789"));

    assertThat(worth("CLP", rates).add("BTC", number("1"))).isEqualTo("12346");
    assertThat(worth("KWD", rates).add("BTC", number("1"))).isEqualTo("12345.679");
    assertThat(worth("EUR", rates).add("BTC", number("1000000000000000000000000")))
        .isEqualTo("12345678900000000000000000000.00");
  }

  @Test
  void what_has_no_rate_is_named_and_not_counted() {
    var worth = worth("EUR", Map.of("USDC", rate("0.5")));

    assertThat(worth.total()).isNull();
    assertThat(worth.add("SOL", number("1"))).isNull();
    assertThat(worth.total()).isNull();
    assertThat(worth.add("USDC", number("3"))).isEqualTo("1.50");

    assertThat(worth.total()).isEqualTo("1.50");
    assertThat(worth.withoutRate()).containsExactly("SOL");
  }

  @Test
  void the_currency_itself_and_nothing_at_all_need_no_rate() {
    var worth = worth("USD", Map.of());

    assertThat(worth.add("USD", number("45.23"))).isEqualTo("45.23");
    assertThat(worth.add("SOL", number("0.000000000"))).isEqualTo("0.00");

    assertThat(worth.total()).isEqualTo("45.23");
    assertThat(worth.withoutRate()).isEmpty();
    assertThat(worth.ratesAsOf()).isNull();
  }

  @Test
  void the_oldest_rate_that_was_needed_counts() {
    var old = new Rate(number("1"), NOON.minusSeconds(60));
    var oldest = new Rate(number("1"), NOON.minusSeconds(120));
    var worth = worth("EUR", Map.of("A", rate("1"), "B", old, "C", oldest, "D", oldest));

    worth.add("A", number("1"));
    worth.add("B", number("1"));
    worth.add("C", number("0"));

    assertThat(worth.ratesAsOf()).isEqualTo(old.asOf());
  }

  @Test
  void without_a_currency_nothing_is_worth_anything() {
    assertThat(Worth.in(RateTable.none(TenantId.next(Given.IDS)))).isNull();
  }
}
