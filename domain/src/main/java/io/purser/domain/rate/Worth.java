package io.purser.domain.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what amounts of several things are worth in the display currency. The sum is exact and is
 * rounded once, when it is shown. Not for use by several threads.
 */
public final class Worth {
  private final RateTable rates;
  private final Currency currency;
  private final SortedSet<String> withoutRate = new TreeSet<>();
  private @Nullable BigDecimal sum;
  private @Nullable Instant ratesAsOf;

  private Worth(RateTable rates, Currency currency) {
    this.rates = rates;
    this.currency = currency;
  }

  /** Null when the tenant shows no totals. */
  public static @Nullable Worth in(RateTable rates) {
    var currency = rates.currency();
    return currency == null ? null : new Worth(rates, currency);
  }

  public Currency currency() {
    return currency;
  }

  /**
   * Adds an amount, and says what it is worth by itself, rounded; null when there is no rate for
   * it.
   */
  public @Nullable BigDecimal add(String symbol, BigDecimal amount) {
    var worth = rates.worth(symbol, amount).orElse(null);
    if (worth == null) {
      withoutRate.add(symbol);
      return null;
    }
    sum = sum == null ? worth : sum.add(worth);
    var rate = rates.bySymbol().get(symbol);
    if (rate != null && amount.signum() != 0) {
      ratesAsOf = ratesAsOf == null || rate.asOf().isBefore(ratesAsOf) ? rate.asOf() : ratesAsOf;
    }
    return RateTable.rounded(worth, currency);
  }

  /** What could be added, rounded; null when nothing could. */
  public @Nullable BigDecimal total() {
    return sum == null ? null : RateTable.rounded(sum, currency);
  }

  /** What nothing at all is worth, as it is shown. */
  public BigDecimal ofNothing() {
    return RateTable.rounded(BigDecimal.ZERO, currency);
  }

  /** What could not be added. */
  public SortedSet<String> withoutRate() {
    return new TreeSet<>(withoutRate);
  }

  /** Of the rates that were needed the oldest; null when none was. */
  public @Nullable Instant ratesAsOf() {
    return ratesAsOf;
  }
}
