package io.purser.rest.wallet.external;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** Addresses of their own, in what is handed out about a customer. */
@Factory
final class ExportedExternalWallets {
  private final ExternalWallets wallets;

  ExportedExternalWallets(ExternalWallets wallets) {
    this.wallets = wallets;
  }

  @Singleton
  ExportedPart exportedExternalWallets() {
    return new ExportedPart.Listed(
        "externalWallets",
        Permission.READ_WALLET,
        (tenant, customer, page, _) ->
            wallets.list(tenant, customer, page).map(ExternalWalletView::of));
  }
}
