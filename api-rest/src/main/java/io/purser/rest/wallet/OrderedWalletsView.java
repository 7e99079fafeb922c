package io.purser.rest.wallet;

import io.purser.domain.wallet.Wallet;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The wallets that were ordered together, in that order. */
@Schema(
    name = "OrderedWallets",
    description =
        "The wallets in the order in which they were named: those that were there, and those that"
            + " are requested now.")
record OrderedWalletsView(List<WalletView> items) {
  static OrderedWalletsView of(List<Wallet> wallets) {
    return new OrderedWalletsView(wallets.stream().map(WalletView::of).toList());
  }
}
