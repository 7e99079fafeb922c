package io.purser.domain.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.work.StaleAggregate;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link DisplayRates} must do. */
public abstract class DisplayRatesContract extends StoreContract {
  private DisplayRates rates() {
    return store().displayRates();
  }

  private RateTable load() {
    return in(() -> rates().get(tenant.id()));
  }

  private RateTable table(@Nullable String currency, Map<String, String> values) {
    var at = store().now();
    var bySymbol = new TreeMap<String, Rate>();
    values.forEach((symbol, value) -> bySymbol.put(symbol, new Rate(new BigDecimal(value), at)));
    return load().changed(currency == null ? null : Currency.getInstance(currency), bySymbol, at);
  }

  private void set(@Nullable String currency, Map<String, String> values) {
    var table = table(currency, values);
    in(() -> rates().save(table));
  }

  @Test
  void at_first_no_totals_are_shown() {
    assertThat(load()).isEqualTo(RateTable.none(tenant.id()));
  }

  @Test
  void what_was_set_is_read_back_and_replaces_what_was_there() {
    set("EUR", Map.of("USDC", "0.9312", "BTC", "60000"));
    var first = load();
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.currency()).isEqualTo(Currency.getInstance("EUR"));

    var second =
        table(
            "CLP",
            Map.of("SHIB", "0.000000000000000001", "BTC", "999999999999999999.999999999999999999"));
    in(() -> rates().save(second));

    assertThat(load()).isEqualTo(second.withVersion(2));
    set(null, Map.of());
    assertThat(load().currency()).isNull();
    assertThat(load().bySymbol()).isEmpty();
    assertThat(load().version()).isEqualTo(3);
  }

  @Test
  void of_two_who_set_them_at_once_one_is_too_late() {
    for (int version = 0; version < 3; version++) {
      var wanted = table("EUR", Map.of("USDC", "1"));

      var saved =
          Concurrently.run(
              2,
              _ -> {
                try {
                  in(() -> rates().save(wanted));
                  return true;
                } catch (StaleAggregate tooLate) {
                  return false;
                }
              });

      assertThat(saved).containsExactlyInAnyOrder(true, false);
      assertThat(load().version()).isEqualTo(version + 1);
      assertThatExceptionOfType(StaleAggregate.class)
          .isThrownBy(() -> in(() -> rates().save(wanted)));
    }
  }

  @Test
  void another_tenant_has_rates_of_its_own() {
    set("EUR", Map.of("USDC", "1"));

    assertThat(given.in(stranger, () -> rates().get(stranger.id())).version()).isZero();
  }
}
