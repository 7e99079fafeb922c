package io.purser.rest.programme.swap;

import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.text.Text;
import io.purser.domain.transfer.Reference;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** A swap of the master wallet's dollars. */
@Schema(name = "NewSwap", description = "Dollars of the master wallet that are to be changed.")
record NewSwap(
    @Schema(
            type = "string",
            allowableValues = {"USD"},
            example = "USD")
        String fromCurrency,
    @Schema(
            type = "string",
            allowableValues = {"EUR", "GBP"},
            example = "EUR")
        String toCurrency,
    @Schema(
            description = "A decimal string: how many dollars are given.",
            maxLength = 70,
            example = "100.00")
        String amount,
    @Schema(
            description =
                "Your own name for this order. It names one swap for ever: the same order under it is"
                    + " never carried out again, whatever the Idempotency-Key.",
            maxLength = 128,
            example = "treasury-2026-0042")
        String reference) {
  private static final int LONGEST_AMOUNT = 70;
  private static final Map<String, String> FROM = Map.of("USD", "USD");
  private static final Map<String, String> INTO =
      SwapOrder.INTO.stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableMap(code -> code, code -> code));

  static NewSwap read(byte[] bytes) {
    var body = Body.read(bytes);
    var swap =
        new NewSwap(
            choice(body, "fromCurrency", FROM, "USD"),
            choice(body, "toCurrency", INTO, "EUR"),
            body.requiredText("amount", text -> Text.problemWith(text, LONGEST_AMOUNT)),
            body.requiredText("reference", Reference::problemWith));
    body.end();
    return swap;
  }

  private static String choice(
      Body body, String name, Map<String, String> choices, String fallback) {
    if (!body.has(name)) {
      body.refuse(name, ProblemCode.MISSING_MEMBER, "must be there");
    }
    return body.choice(name, choices, fallback);
  }

  Currency into() {
    return Currency.getInstance(toCurrency);
  }
}
