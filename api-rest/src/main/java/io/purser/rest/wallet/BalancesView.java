package io.purser.rest.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.rate.Worth;
import io.purser.rest.card.account.CardAccountView;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a customer has. */
@Schema(
    name = "Balances",
    description = "What a customer has: wallet by wallet, in all, and for cards.")
record BalancesView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    List<BalanceView> wallets,
    List<TotalView> totals,
    @Schema(
            description = "What the cards spend from; null where there is no such account.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable CardAccountView cardAccount,
    @Schema(
            description =
                "What all of it is worth in one currency; null when no display currency is set.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable DisplayTotalView display) {

  /**
   * @param worth to which nothing was added; null where no total is shown in one currency
   * @param oldest how old a rate may be
   */
  static BalancesView of(
      CustomerId customer,
      List<BalanceView> wallets,
      @Nullable CardAccountView cardAccount,
      @Nullable Worth worth,
      Instant oldest) {
    var bySymbol = new LinkedHashMap<String, List<BalanceView>>();
    for (var wallet : wallets) {
      bySymbol.merge(
          wallet.asset(),
          List.of(wallet),
          (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
    }
    var totals =
        bySymbol.entrySet().stream()
            .map(entry -> TotalView.of(entry.getKey(), entry.getValue(), worth))
            .toList();
    return new BalancesView(
        customer.value(),
        wallets,
        totals,
        cardAccount,
        worth == null ? null : DisplayTotalView.of(worth, wallets, cardAccount, oldest));
  }

  /** What a customer has of an asset over all chains. */
  @Schema(
      name = "BalanceTotal",
      description =
          "What a customer has of an asset over all chains. Sums what is known, and is null when"
              + " nothing is.")
  record TotalView(
      @Schema(example = "USDC") String asset,
      @Schema(example = "25.000000", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String ledger,
      @Schema(example = "25.000000", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String available,
      @Schema(example = "0.000000", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String held,
      @Schema(example = "0.000000", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String pending,
      @Schema(
              description = "The oldest of the wallets'.",
              format = "date-time",
              example = "2026-01-31T09:30:00.000Z",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String asOf,
      @Schema(description = "Whether any of the wallets' is.", example = "false") boolean stale,
      @Schema(
              description =
                  "What ledger is worth in the display currency, rounded by itself; null when it is"
                      + " not known, has no rate, or no display currency is set.",
              example = "23.28",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String displayAmount) {
    static TotalView of(String asset, List<BalanceView> wallets, @Nullable Worth worth) {
      var ledger = sum(wallets, BalanceView::ledger);
      return new TotalView(
          asset,
          ledger,
          sum(wallets, BalanceView::available),
          sum(wallets, BalanceView::held),
          sum(wallets, BalanceView::pending),
          wallets.stream()
              .map(BalanceView::asOf)
              .filter(Objects::nonNull)
              .min(String::compareTo)
              .orElse(null),
          wallets.stream().anyMatch(BalanceView::stale),
          worth == null || ledger == null
              ? null
              : DisplayTotalView.text(worth.add(asset, new BigDecimal(ledger))));
    }

    private static @Nullable String sum(
        List<BalanceView> wallets, Function<BalanceView, @Nullable String> amount) {
      return wallets.stream()
          .map(amount)
          .filter(Objects::nonNull)
          .map(BigDecimal::new)
          .reduce(BigDecimal::add)
          .map(BigDecimal::toPlainString)
          .orElse(null);
    }
  }
}
