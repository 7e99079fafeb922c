package io.purser.rest.wallet;

import static java.util.Objects.requireNonNull;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;
import io.purser.rest.customer.overview.Expansion;
import io.purser.rest.list.Cursors;
import jakarta.inject.Singleton;

/** Wallets together with their customer. */
@Singleton
final class ExpandedWallets implements Expansion {
  private final Cursors cursors;

  ExpandedWallets(Cursors cursors) {
    this.cursors = cursors;
  }

  @Override
  public Part part() {
    return Part.WALLETS;
  }

  @Override
  public String word() {
    return "wallets";
  }

  @Override
  public Permission needed() {
    return Permission.READ_WALLET;
  }

  @Override
  public Object view(Overview overview) {
    var header = overview.customer().header();
    var listing = WalletController.listing(header.tenant(), header.id());
    var page = requireNonNull(overview.wallets());
    return WalletPage.of(page, cursors.next(listing, page));
  }
}
