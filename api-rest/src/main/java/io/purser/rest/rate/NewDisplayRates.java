package io.purser.rest.rate;

import io.purser.domain.rate.Rate;
import io.purser.rest.json.Body;
import io.purser.rest.json.Times;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A display currency and rates that are to be in force. */
@Schema(
    name = "NewDisplayRates",
    description = "The display currency and all rates that are to be in force.",
    example = NewDisplayRates.EXAMPLE)
record NewDisplayRates(
    @Schema(
            description =
                "ISO 4217. Null, or nothing, for none: then there are no rates and no totals.",
            example = "EUR",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String currency,
    @Schema(
            description =
                "By the asset's symbol, whatever the chain, or by the code of the currency that card"
                    + " accounts are in; up to 50 of them, and not the display currency itself.",
            example = NewDisplayRates.RATES)
        Map<String, RateView> rates) {
  static final String RATES = "{\"USDC\":{\"rate\":\"0.9312\",\"asOf\":\"2026-01-31T09:30:00Z\"}}";
  static final String EXAMPLE = "{\"currency\":\"EUR\",\"rates\":" + RATES + "}";

  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]{0,19}");
  private static final int MOST = 50;

  /** What was read. */
  record Wanted(@Nullable Currency currency, SortedMap<String, Rate> rates) {}

  static Wanted read(byte[] bytes) {
    var body = Body.read(bytes);
    var code = body.text("currency", NewDisplayRates::problemWithCurrency);
    var rates = new TreeMap<String, Rate>();
    body.objects("rates")
        .forEach((symbol, rate) -> rate(rate).ifPresent(it -> rates.put(symbol, it)));
    if (!body.has("rates")) {
      body.refuse("rates", ProblemCode.MISSING_MEMBER, "must be there");
    }
    if (rates.keySet().stream().anyMatch(symbol -> !SYMBOL.matcher(symbol).matches())) {
      body.refuse(
          "rates",
          ProblemCode.INVALID_VALUE,
          "names assets by their symbols, such as USDC, and currencies by their codes");
    }
    if (rates.size() > MOST) {
      body.refuse("rates", ProblemCode.INVALID_VALUE, "names up to " + MOST);
    }
    if (code == null && !rates.isEmpty()) {
      body.refuse("rates", ProblemCode.INVALID_VALUE, "must be empty when there is no currency");
    }
    if (code != null && rates.containsKey(code)) {
      body.refuse("rates", ProblemCode.INVALID_VALUE, "does not name the currency itself");
    }
    body.end();
    return new Wanted(code == null ? null : Currency.getInstance(code), rates);
  }

  /** Empty when something is wrong with it, which the body's end will refuse. */
  private static Optional<Rate> rate(Body body) {
    var value = body.requiredText("rate", Rate::problemWith);
    var asOf = body.requiredText("asOf", NewDisplayRates::problemWithTime);
    return Rate.problemWith(value).isPresent()
        ? Optional.empty()
        : Times.parse(asOf).map(at -> new Rate(new BigDecimal(value), Times.toTheMilli(at)));
  }

  private static Optional<String> problemWithTime(String text) {
    return Times.parse(text).isPresent()
        ? Optional.empty()
        : Optional.of("must be a time such as 2026-01-31T09:30:00Z");
  }

  private static Optional<String> problemWithCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .anyMatch(currency -> currency.getCurrencyCode().equals(code))
        ? Optional.empty()
        : Optional.of("must be the code of a currency (ISO 4217), such as EUR");
  }
}
