package io.purser.domain.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.rate.SetDisplayRates.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates are set by those who know the newest, and what is known of an asset never gets older. */
final class SetDisplayRatesTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final SetDisplayRates set =
      new SetDisplayRates(platform.store.displayRates(), platform.journal, platform.store.clock());

  private Result set(@Nullable String currency, long version, String rate, Instant asOf) {
    return set(currency, version, Map.of("USDC", new Rate(new BigDecimal(rate), asOf)));
  }

  private Result set(@Nullable String currency, long version, Map<String, Rate> rates) {
    return platform.given.in(
        platform.tenant,
        () ->
            set.handle(
                platform.tenant.id(),
                known -> known == version,
                currency == null ? null : Currency.getInstance(currency),
                new TreeMap<>(rates),
                InMemoryPlatform.BY));
  }

  private static long version(Result result) {
    return result instanceof Result.Done(var table) ? table.version() : -1;
  }

  private Instant now() {
    return platform.store.now();
  }

  @Test
  void a_change_is_told_and_written_down_once() {
    assertThat(version(set("EUR", 0, "0.93", now()))).isEqualTo(1);
    assertThat(version(set("EUR", 1, "0.930", now()))).isEqualTo(1);

    assertThat(platform.store.eventLog().types()).containsOnlyOnce("display_rates.changed");
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("display_rates.changed"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.subject()).isEqualTo(platform.tenant.id().value());
              assertThat(entry.changes())
                  .extracting(MemberChange::member)
                  .contains("currency")
                  .hasSize(2);
            });
  }

  @Test
  void the_same_rate_known_later_is_a_change() {
    set("EUR", 0, "0.93", now());

    assertThat(version(set("EUR", 1, "0.93", now().plusSeconds(1)))).isEqualTo(2);
  }

  @Test
  void whoever_knows_an_older_version_changes_nothing() {
    set("EUR", 0, "0.93", now());

    assertThat(set("EUR", 0, "0.94", now())).isInstanceOf(Result.OtherVersion.class);
  }

  @Test
  void a_rate_is_not_of_the_future_but_clocks_may_differ_a_little() {
    assertThat(set("EUR", 0, "0.93", now().plusSeconds(60).plusMillis(1)))
        .isEqualTo(new Result.InTheFuture("USDC"));
    assertThat(version(set("EUR", 0, "0.93", now().plusSeconds(60)))).isEqualTo(1);
  }

  @Test
  void what_is_known_of_an_asset_never_gets_older() {
    var known = now().minus(Duration.ofHours(1));
    set("EUR", 0, "0.93", known);

    assertThat(set("EUR", 1, "0.94", known.minusMillis(1)))
        .isEqualTo(new Result.OlderThanKnown("USDC", known));
    assertThat(version(set("EUR", 1, "0.94", known))).isEqualTo(2);
    // What it is worth in another currency was not known before.
    assertThat(version(set("BRL", 2, "5.1", known.minusMillis(1)))).isEqualTo(3);
  }

  @Test
  void without_a_currency_there_are_no_totals() {
    set("EUR", 0, "0.93", now());

    assertThat(version(set(null, 1, Map.of()))).isEqualTo(2);
  }
}
