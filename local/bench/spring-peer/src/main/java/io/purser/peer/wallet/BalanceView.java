package io.purser.peer.wallet;

import io.purser.domain.wallet.WalletBalance;
import io.purser.peer.edge.ShownTime;
import io.purser.peer.store.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is in a wallet, member for member as Purser writes it. */
record BalanceView(
    String walletId,
    String chain,
    String asset,
    @Nullable String ledger,
    @Nullable String available,
    @Nullable String pending,
    @Nullable String asOf,
    @Nullable String source,
    boolean stale) {

  static BalanceView of(
      WalletRows.FoundWallet wallet,
      @Nullable WalletBalance balance,
      Instant now,
      Duration freshFor) {
    var id = wallet.id().value();
    return balance == null
        ? new BalanceView(id, wallet.chain(), wallet.symbol(), null, null, null, null, null, true)
        : new BalanceView(
            id,
            wallet.chain(),
            wallet.symbol(),
            balance.ledger().text(),
            balance.available().text(),
            balance.incoming().text(),
            ShownTime.text(balance.asOf()),
            Words.of(balance.source()),
            balance.isStale(now, freshFor));
  }
}
