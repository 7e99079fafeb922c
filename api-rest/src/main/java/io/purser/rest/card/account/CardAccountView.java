package io.purser.rest.card.account;

import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is in a card account, as far as is known. What is not known is null, and never zero. */
@Schema(
    name = "CardAccount",
    description =
        "What is in the account that all cards of a customer spend from, as far as is known."
            + " Amounts are decimal strings; what is not known is null, and never zero. Where all"
            + " three are known, ledger is available and pending together.")
public record CardAccountView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            description = "Of all amounts. The provider decides it during the proof of identity.",
            example = "USD",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String currency,
    @Schema(
            description = "All that is in the account.",
            example = "45.23",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String ledger,
    @Schema(
            description = "What may be spent. Not known when source is chain.",
            example = "38.50",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String available,
    @Schema(
            description =
                "What is held for spending that is not settled. Not known when source is chain.",
            example = "6.73",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String pending,
    @Schema(
            description = "Since when this is known: what happened after may be missing.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String asOf,
    @Schema(
            description =
                "How it is known: provider when we asked, webhook when the provider told by itself,"
                    + " chain when the provider had to read the chain, which knows of no holds.",
            type = "string",
            example = "webhook",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String source,
    @Schema(
            description = "Whether this is older than it may be, or not known at all.",
            example = "false")
        boolean stale) {

  static CardAccountView of(
      CustomerId customer, @Nullable CardBalance balance, Instant now, Duration freshFor) {
    if (balance == null) {
      return new CardAccountView(customer.value(), null, null, null, null, null, null, true);
    }
    var figures = balance.figures();
    var currency = figures.currency();
    return new CardAccountView(
        customer.value(),
        currency == null ? null : currency.getCurrencyCode(),
        text(figures.ledger()),
        text(figures.available()),
        text(figures.pending()),
        Times.text(balance.asOf()),
        Words.of(balance.source()),
        balance.asOf().plus(freshFor).isBefore(now));
  }

  private static @Nullable String text(@Nullable Money amount) {
    return amount == null ? null : amount.text();
  }
}
