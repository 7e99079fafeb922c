package io.purser.rest.wallet;

import io.purser.domain.rate.Worth;
import io.purser.rest.card.account.CardAccountView;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What everything is worth together. */
@Schema(
    name = "DisplayTotal",
    description =
        "What everything that a customer has is worth in the display currency, by the ledger"
            + " balances. The sum is exact and rounded once, to the currency's smallest unit, a half"
            + " to the even neighbour; so the single amounts may differ from it by a little.")
record DisplayTotalView(
    @Schema(example = "EUR") String currency,
    @Schema(
            description = "The sum of what is known and has a rate; null when nothing is.",
            example = "65.39",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String amount,
    @Schema(
            description =
                "What the card account is worth; null when that is not known, or there is none.",
            example = "42.12",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String cardAccount,
    @Schema(
            description = "Whether amount is all of it: both lists below are empty.",
            example = "false")
        boolean complete,
    @Schema(
            description = "Assets and currencies that are not in amount, as they have no rate.",
            example = "[\"SOL\"]")
        List<String> withoutRate,
    @Schema(
            description =
                "Assets that are not in amount, or not all of them, as not every balance is known;"
                    + " card-account for what is in the card account.",
            example = "[]")
        List<String> withoutBalance,
    @Schema(
            description = "The oldest of the balances that are known.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String asOf,
    @Schema(
            description = "The oldest of the rates in amount; null when none was needed.",
            format = "date-time",
            example = "2026-01-31T09:00:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String ratesAsOf,
    @Schema(
            description =
                "Whether a balance is, or one of the rates is older than it may be"
                    + " (purser.display-rates.fresh-for).",
            example = "false")
        boolean stale) {

  private static final String CARD_ACCOUNT = "card-account";

  /**
   * @param worth to which all wallets were added
   * @param oldest how old a rate may be
   */
  static DisplayTotalView of(
      Worth worth,
      List<BalanceView> wallets,
      @Nullable CardAccountView cardAccount,
      Instant oldest) {
    var onCards = worthOf(worth, cardAccount);
    var total = wallets.isEmpty() && cardAccount == null ? worth.ofNothing() : worth.total();
    var unknown = withoutBalance(wallets, cardAccount);
    var ratesAsOf = worth.ratesAsOf();
    return new DisplayTotalView(
        worth.currency().getCurrencyCode(),
        text(total),
        text(onCards),
        unknown.isEmpty() && worth.withoutRate().isEmpty(),
        List.copyOf(worth.withoutRate()),
        List.copyOf(unknown),
        asOf(wallets, cardAccount),
        ratesAsOf == null ? null : Times.text(ratesAsOf),
        wallets.stream().anyMatch(BalanceView::stale)
            || (cardAccount != null && cardAccount.stale())
            || (ratesAsOf != null && ratesAsOf.isBefore(oldest)));
  }

  private static @Nullable BigDecimal worthOf(Worth worth, @Nullable CardAccountView account) {
    if (account == null) {
      return null;
    }
    var currency = account.currency();
    var ledger = account.ledger();
    return currency == null || ledger == null ? null : worth.add(currency, new BigDecimal(ledger));
  }

  private static SortedSet<String> withoutBalance(
      List<BalanceView> wallets, @Nullable CardAccountView cardAccount) {
    var unknown = new TreeSet<String>();
    wallets.stream()
        .filter(wallet -> wallet.ledger() == null)
        .map(BalanceView::asset)
        .forEach(unknown::add);
    if (cardAccount != null && cardAccount.ledger() == null) {
      unknown.add(CARD_ACCOUNT);
    }
    return unknown;
  }

  private static @Nullable String asOf(
      List<BalanceView> wallets, @Nullable CardAccountView cardAccount) {
    return Stream.concat(
            wallets.stream().map(BalanceView::asOf),
            Stream.ofNullable(cardAccount).map(CardAccountView::asOf))
        .filter(Objects::nonNull)
        .min(String::compareTo)
        .orElse(null);
  }

  static @Nullable String text(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
