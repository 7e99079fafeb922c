package io.purser.rest.programme;

import io.purser.domain.card.account.balance.CardTotals;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is in all card accounts of one currency. */
@Schema(
    name = "CardTotals",
    description =
        "What is in all card accounts of one currency, as far as it is known. Amounts are decimal"
            + " strings.")
record CardTotalsView(
    @Schema(example = "USD") String currency,
    @Schema(description = "Of all accounts.", example = "12345.67") String ledger,
    @Schema(description = "Of those of which it is known.", example = "11890.23") String available,
    @Schema(description = "Of those of which it is known.", example = "455.44") String pending,
    @Schema(example = "42") int accounts,
    @Schema(
            description =
                "Of how many of them only ledger is known, because the provider had to read the"
                    + " chain.",
            example = "1")
        int withoutParts,
    @Schema(
            description = "Since when that is known of which it has been known longest.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String oldest) {
  static CardTotalsView of(CardTotals totals) {
    return new CardTotalsView(
        totals.ledger().currency().getCurrencyCode(),
        totals.ledger().text(),
        totals.available().text(),
        totals.pending().text(),
        totals.accounts(),
        totals.withoutParts(),
        Times.text(totals.oldest()));
  }
}
