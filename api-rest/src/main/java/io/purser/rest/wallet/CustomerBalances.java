package io.purser.rest.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** What a customer has in every wallet that is open or being opened. In a unit of work. */
@Singleton
final class CustomerBalances {
  private final Wallets wallets;
  private final WalletBalances balances;
  private final BalanceViews views;

  CustomerBalances(Wallets wallets, WalletBalances balances, BalanceViews views) {
    this.wallets = wallets;
    this.balances = balances;
    this.views = views;
  }

  BalancesView of(TenantId tenant, CustomerId customer) {
    var known =
        balances.ofCustomer(tenant, customer).stream()
            .collect(Collectors.toMap(WalletBalance::wallet, balance -> balance));
    var shown = new ArrayList<BalanceView>();
    Position after = null;
    do {
      var page =
          wallets.list(tenant, customer, new PageRequest(PageRequest.MAX_LIMIT, after, false));
      for (var wallet : page.items()) {
        switch (wallet) {
          case Wallet.Requested _, Wallet.Active _ ->
              shown.add(views.of(wallet, known.get(wallet.id())));
          case Wallet.Failed _ -> {
            // Was never opened, so there is nothing in it to tell of.
          }
        }
      }
      after = page.next();
    } while (after != null);
    return BalancesView.of(customer, shown);
  }
}
