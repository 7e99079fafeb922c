package io.purser.rest.wallet;

import io.micronaut.context.annotation.Property;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows what is in wallets, and whether that is older than it may be. */
@Singleton
final class BalanceViews {
  private final InstantSource clock;
  private final Duration freshFor;

  BalanceViews(
      InstantSource clock,
      @Property(name = "purser.balances.fresh-for", defaultValue = "15m") Duration freshFor) {
    this.clock = clock;
    this.freshFor = freshFor;
  }

  BalanceView of(Wallet wallet, @Nullable WalletBalance balance) {
    return BalanceView.of(wallet, balance, clock.instant(), freshFor);
  }
}
