package io.purser.rest.wallet;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.customer.overview.Part;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;

/** Wallets, and what is and moved in them, in what is handed out about a customer. */
@Factory
final class ExportedWallets {
  private final Wallets wallets;
  private final WalletTransactions transactions;
  private final Overviews overviews;
  private final BalanceViews balances;

  ExportedWallets(
      Wallets wallets,
      WalletTransactions transactions,
      Overviews overviews,
      BalanceViews balances) {
    this.wallets = wallets;
    this.transactions = transactions;
    this.overviews = overviews;
    this.balances = balances;
  }

  @Singleton
  ExportedPart exportedWallets() {
    return new ExportedPart.Listed(
        "wallets",
        Permission.READ_WALLET,
        (tenant, customer, page, _) -> wallets.list(tenant, customer, page).map(WalletView::of));
  }

  @Singleton
  ExportedPart exportedBalances() {
    return new ExportedPart.Document(
        "balances",
        Permission.READ_WALLET,
        (tenant, customer) ->
            overviews
                .of(tenant, customer, EnumSet.of(Part.BALANCES))
                .map(balances::of)
                .orElse(null));
  }

  @Singleton
  ExportedPart exportedTransactions() {
    return new ExportedPart.Listed(
        "transactions",
        Permission.READ_WALLET,
        (tenant, customer, page, _) ->
            transactions.list(tenant, customer, List.of(), page).map(TransactionView::of));
  }
}
