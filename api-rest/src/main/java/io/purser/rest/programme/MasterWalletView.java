package io.purser.rest.programme;

import io.purser.domain.money.Money;
import io.purser.domain.programme.MasterWallet;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;

/** What the company has of one currency, to fund card accounts with. */
@Schema(
    name = "MasterWallet",
    description =
        "What the company has of one currency, to fund card accounts with. Amounts are decimal"
            + " strings.")
record MasterWalletView(
    @Schema(example = "USD") String currency,
    @Schema(description = "What the provider told.", example = "1000.00") String told,
    @Schema(
            description =
                "What is set aside for fundings and swaps, or was paid for them, that is not taken"
                    + " off in what was told.",
            example = "25.00")
        String setAside,
    @Schema(description = "What may be used: the one less the other.", example = "975.00")
        String available,
    @Schema(
            description = "When the provider told it.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String asOf,
    @Schema(description = "Whether this is older than it should be.", example = "false")
        boolean stale) {
  static MasterWalletView of(MasterWallet wallet, Money setAside, Instant now, Duration freshFor) {
    var told = wallet.available();
    return new MasterWalletView(
        told.currency().getCurrencyCode(),
        told.text(),
        setAside.text(),
        told.minus(setAside).text(),
        Times.text(wallet.asOf()),
        wallet.asOf().plus(freshFor).isBefore(now));
  }
}
