package io.purser.rest.card.limit;

import io.purser.domain.money.Money;
import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.Optional;

/** How much may be spent in a day from now on. */
@Schema(name = "NewSpendingLimit", description = "How much may be spent in a day.")
record NewSpendingLimit(
    @Schema(
            description =
                "A positive decimal string, with no more digits behind the point than the currency"
                    + " has.",
            maxLength = 20,
            example = "2500.00")
        String daily,
    @Schema(
            description = "The currency of the card account (ISO 4217).",
            pattern = "^[A-Z]{3}$",
            example = "USD")
        String currency) {
  private static final int LONGEST = 20;

  /** What is sent, once it is known to be an amount. */
  static Money read(byte[] bytes) {
    var body = Body.read(bytes);
    var sent =
        new NewSpendingLimit(
            body.requiredText("daily", text -> Text.problemWith(text, LONGEST)),
            body.requiredText("currency", NewSpendingLimit::problemWithCurrency));
    var daily =
        currency(sent.currency)
            .flatMap(currency -> Money.parse(sent.daily, currency))
            .filter(money -> money.minor() > 0);
    if (daily.isEmpty() && currency(sent.currency).isPresent()) {
      body.refuse(
          "daily",
          ProblemCode.INVALID_VALUE,
          "must be a positive decimal with no more digits behind the point than the currency has");
    }
    body.end();
    return daily.orElseThrow();
  }

  private static Optional<String> problemWithCurrency(String code) {
    return currency(code).isPresent()
        ? Optional.empty()
        : Optional.of("must be the code of a currency (ISO 4217), such as USD");
  }

  private static Optional<Currency> currency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
        .findFirst();
  }
}
