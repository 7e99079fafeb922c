package io.purser.rest.wallet;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.annotation.Property;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Overview.Holdings;
import io.purser.domain.rate.Worth;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.rest.card.account.CardAccounts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows what customers have, and whether that is older than it may be. */
@Singleton
final class BalanceViews {
  private final CardAccounts cardAccounts;
  private final InstantSource clock;
  private final Duration freshFor;
  private final Duration ratesFreshFor;

  BalanceViews(
      CardAccounts cardAccounts,
      InstantSource clock,
      @Property(name = "purser.balances.fresh-for", defaultValue = "15m") Duration freshFor,
      @Property(name = "purser.display-rates.fresh-for", defaultValue = "24h")
          Duration ratesFreshFor) {
    this.cardAccounts = cardAccounts;
    this.clock = clock;
    this.freshFor = freshFor;
    this.ratesFreshFor = ratesFreshFor;
  }

  BalanceView of(Wallet wallet, @Nullable WalletBalance balance) {
    return of(wallet, balance, freshFor);
  }

  /** Everything, of a customer who was read with their balances. */
  BalancesView of(Overview overview) {
    return of(overview.customer().id(), requireNonNull(overview.holdings()));
  }

  BalancesView of(CustomerId customer, Holdings holdings) {
    return of(customer, holdings, freshFor, null);
  }

  /** The same for somebody who wants it no older than this. */
  BalancesView of(Overview overview, Duration most) {
    return of(
        overview.customer().id(),
        requireNonNull(overview.holdings()),
        most.compareTo(freshFor) < 0 ? most : freshFor,
        most);
  }

  private BalancesView of(
      CustomerId customer, Holdings holdings, Duration oldest, @Nullable Duration wanted) {
    var card = holdings.card();
    return BalancesView.of(
        customer,
        holdings.wallets().stream().map(it -> of(it.wallet(), it.balance(), oldest)).toList(),
        card == null ? null : cardAccounts.view(customer, card.balance(), wanted),
        Worth.in(holdings.rates()),
        clock.instant().minus(ratesFreshFor));
  }

  private BalanceView of(Wallet wallet, @Nullable WalletBalance balance, Duration oldest) {
    return BalanceView.of(wallet, balance, clock.instant(), oldest);
  }
}
