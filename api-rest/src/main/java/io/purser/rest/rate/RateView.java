package io.purser.rest.rate;

import io.purser.domain.rate.Rate;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What something is worth. */
@Schema(
    name = "DisplayRate",
    description = "What one whole unit is worth in the display currency, and since when.")
record RateView(
    @Schema(
            description =
                "A decimal above zero, up to 18 digits before the point and 18 behind it.",
            maxLength = 37,
            example = "0.9312")
        String rate,
    @Schema(
            description = "When it was worth that, not in the future.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String asOf) {

  static SortedMap<String, RateView> of(Map<String, Rate> rates) {
    var views = new TreeMap<String, RateView>();
    rates.forEach(
        (symbol, rate) ->
            views.put(symbol, new RateView(rate.value().toPlainString(), Times.text(rate.asOf()))));
    return views;
  }
}
