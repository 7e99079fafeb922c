package io.purser.rest.wallet.external;

import static java.util.Objects.requireNonNull;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;
import io.purser.rest.customer.overview.Expansion;
import io.purser.rest.list.Cursors;
import jakarta.inject.Singleton;

/** External wallets together with their customer. */
@Singleton
final class ExpandedExternalWallets implements Expansion {
  private final Cursors cursors;

  ExpandedExternalWallets(Cursors cursors) {
    this.cursors = cursors;
  }

  @Override
  public Part part() {
    return Part.EXTERNAL_WALLETS;
  }

  @Override
  public String word() {
    return "externalWallets";
  }

  @Override
  public Permission needed() {
    return Permission.READ_WALLET;
  }

  @Override
  public Object view(Overview overview) {
    var header = overview.customer().header();
    var listing = ExternalWalletController.listing(header.tenant(), header.id());
    var page = requireNonNull(overview.externalWallets());
    return ExternalWalletPage.of(page, cursors.next(listing, page));
  }
}
