package io.purser.rest.card.account;

import io.purser.domain.card.account.funding.QuoteFunding.Quote;
import io.purser.domain.money.Money;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What is known of what a funding would cost. */
@Schema(
    name = "CardFundingQuote",
    description =
        "What is known of what a funding would cost. The provider cannot be asked, so this is an"
            + " estimate, which binds nobody; what only it knows is null.")
record FundingQuoteView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(description = "A decimal string, as asked.", example = "25.00") String amount,
    @Schema(example = "USD") String currency,
    @Schema(
            type = "string",
            allowableValues = {"send_x", "receive_x"},
            example = "send_x")
        String pricingMode,
    @Schema(
            description = "What would leave the master wallet, in dollars.",
            example = "25.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String paid,
    @Schema(
            description = "What would arrive, in creditedCurrency.",
            example = "25.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String credited,
    @Schema(
            description = "The card account's currency; null while it is not known.",
            example = "USD",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String creditedCurrency,
    @Schema(
            description = "What the provider would take, in dollars.",
            example = "0.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String fee,
    @Schema(description = "What the master wallet must have for it, in dollars.", example = "25.00")
        String held,
    @Schema(description = "Always true: nothing of it is promised.", example = "true")
        boolean estimate,
    @Schema(
            description = "From then on ask again.",
            format = "date-time",
            example = "2026-01-31T09:31:00.000Z")
        String expiresAt) {
  static FundingQuoteView of(Quote quote) {
    var order = quote.order();
    var currency = quote.currency();
    return new FundingQuoteView(
        order.customer().value(),
        order.amount().text(),
        order.amount().currency().getCurrencyCode(),
        Words.of(order.mode()),
        text(quote.paid()),
        text(quote.credited()),
        currency == null ? null : currency.getCurrencyCode(),
        text(quote.fee()),
        quote.held().text(),
        true,
        Times.text(quote.expiresAt()));
  }

  private static @Nullable String text(@Nullable Money amount) {
    return amount == null ? null : amount.text();
  }
}
