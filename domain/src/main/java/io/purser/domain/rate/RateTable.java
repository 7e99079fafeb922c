package io.purser.domain.rate;

import io.purser.domain.audit.MemberChange;
import io.purser.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The currency that a tenant shows totals in, and what assets are worth in it. Without a currency
 * there are no rates.
 *
 * @param currency null when no totals are shown
 * @param bySymbol by the asset's symbol, whatever the chain, or by the code of another currency;
 *     the currency itself is not among them
 * @param changedAt null when nothing was ever set
 * @param version 0 when nothing was ever set
 */
public record RateTable(
    TenantId tenant,
    @Nullable Currency currency,
    SortedMap<String, Rate> bySymbol,
    @Nullable Instant changedAt,
    long version) {
  public RateTable {
    bySymbol = Collections.unmodifiableSortedMap(new TreeMap<>(bySymbol));
    if (currency == null
        ? !bySymbol.isEmpty()
        : bySymbol.containsKey(currency.getCurrencyCode())
            || currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("rates are those of other things in a currency");
    }
  }

  public static RateTable none(TenantId tenant) {
    return new RateTable(tenant, null, new TreeMap<>(), null, 0);
  }

  RateTable changed(@Nullable Currency newCurrency, SortedMap<String, Rate> rates, Instant at) {
    return new RateTable(tenant, newCurrency, rates, at, version);
  }

  boolean saysTheSameAs(RateTable other) {
    return Objects.equals(currency, other.currency) && bySymbol.equals(other.bySymbol);
  }

  public RateTable withVersion(long newVersion) {
    return new RateTable(tenant, currency, bySymbol, changedAt, newVersion);
  }

  /**
   * What so much of it is worth, to the last digit. Empty when that cannot be said: there is no
   * rate. What is nothing, is worth nothing without one.
   */
  public Optional<BigDecimal> worth(String symbol, BigDecimal amount) {
    if (amount.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (currency != null && currency.getCurrencyCode().equals(symbol)) {
      return Optional.of(amount);
    }
    return Optional.ofNullable(bySymbol.get(symbol)).map(rate -> amount.multiply(rate.value()));
  }

  /**
   * An amount of the currency as it is shown: to its smallest unit, a half to the even neighbour.
   */
  static BigDecimal rounded(BigDecimal amount, Currency currency) {
    return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
  }

  /** What became of the currency and of each rate, for the audit log. */
  List<MemberChange> changesTo(RateTable after) {
    var changes = new ArrayList<MemberChange>();
    changes.add(MemberChange.of("currency", currency, after.currency));
    var symbols = new TreeSet<>(bySymbol.keySet());
    symbols.addAll(after.bySymbol.keySet());
    for (var symbol : symbols) {
      changes.add(MemberChange.of(symbol, said(symbol), after.said(symbol)));
    }
    return changes;
  }

  private @Nullable String said(String symbol) {
    var rate = bySymbol.get(symbol);
    return rate == null ? null : rate.value().toPlainString() + " of " + rate.asOf();
  }
}
