package io.purser.domain.rate;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says in which currency totals are shown, and what assets are worth in it. Used inside a unit of
 * work.
 */
public final class SetDisplayRates {
  /** How far ahead of ours another clock may be. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final DisplayRates rates;
  private final Journal journal;
  private final InstantSource clock;

  public SetDisplayRates(DisplayRates rates, Journal journal, InstantSource clock) {
    this.rates = rates;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Replaces the currency and all rates.
   *
   * @param expected whether this is a version that the caller knows
   * @param currency null for none, and then there are no rates
   * @param wanted by symbol
   */
  public Result handle(
      TenantId tenant,
      LongPredicate expected,
      @Nullable Currency currency,
      SortedMap<String, Rate> wanted,
      Initiator by) {
    var before = rates.get(tenant);
    if (!expected.test(before.version())) {
      return new Result.OtherVersion();
    }
    var at = clock.instant();
    var changed = before.changed(currency, wanted, at);
    for (var rate : changed.bySymbol().entrySet()) {
      var asOf = rate.getValue().asOf();
      if (asOf.isAfter(at.plus(SKEW))) {
        return new Result.InTheFuture(rate.getKey());
      }
      var known = comparable(before, changed, rate.getKey());
      if (known != null && asOf.isBefore(known.asOf())) {
        return new Result.OlderThanKnown(rate.getKey(), known.asOf());
      }
    }
    if (changed.saysTheSameAs(before)) {
      return new Result.Done(before);
    }
    rates.save(changed);
    journal.record(
        by,
        tenant,
        "display_rates.changed",
        tenant.value(),
        null,
        facts(changed),
        before.changesTo(changed),
        at);
    return new Result.Done(changed.withVersion(before.version() + 1));
  }

  /** In another currency it was something else that was known. */
  private static @Nullable Rate comparable(RateTable before, RateTable now, String symbol) {
    var currency = before.currency();
    return currency != null && currency.equals(now.currency())
        ? before.bySymbol().get(symbol)
        : null;
  }

  private static Map<String, String> facts(RateTable table) {
    var facts = new LinkedHashMap<String, String>();
    var currency = table.currency();
    if (currency != null) {
      facts.put("currency", currency.getCurrencyCode());
    }
    facts.put("assets", String.join(",", table.bySymbol().keySet()));
    return facts;
  }

  /** What came of it. */
  public sealed interface Result {
    /** They are as they should be, whether they had to be changed for that or not. */
    record Done(RateTable table) implements Result {}

    /** Somebody has changed them since the caller looked. */
    record OtherVersion() implements Result {}

    /** Nobody knows today what it will be worth tomorrow. */
    record InTheFuture(String symbol) implements Result {}

    /** Something newer is known of it already. */
    record OlderThanKnown(String symbol, Instant known) implements Result {}
  }
}
