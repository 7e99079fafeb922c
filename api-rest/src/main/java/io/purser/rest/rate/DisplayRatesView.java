package io.purser.rest.rate;

import io.purser.domain.rate.RateTable;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A display currency and its rates as callers see them. */
@Schema(
    name = "DisplayRates",
    description = "The currency that totals are shown in, and what assets are worth in it.")
record DisplayRatesView(
    @Schema(
            description = "ISO 4217. Null when no totals are shown.",
            example = "EUR",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String currency,
    @Schema(
            description = "By the asset's symbol, whatever the chain, or a currency's code.",
            example = NewDisplayRates.RATES)
        Map<String, RateView> rates,
    @Schema(
            description = "Null when nothing was ever set.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String updatedAt) {

  static DisplayRatesView of(RateTable table) {
    var currency = table.currency();
    var at = table.changedAt();
    return new DisplayRatesView(
        currency == null ? null : currency.getCurrencyCode(),
        RateView.of(table.bySymbol()),
        at == null ? null : Times.text(at));
  }
}
