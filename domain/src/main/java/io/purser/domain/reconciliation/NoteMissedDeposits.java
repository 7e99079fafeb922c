package io.purser.domain.reconciliation;

import io.purser.domain.wallet.FoundByAsking;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Notes deposits of which we know only because we asked, long after the provider should have told.
 * What left is not noted, as no webhook tells of that; nor what came before the wallet was ours.
 */
public final class NoteMissedDeposits implements FoundByAsking {
  private final Wallets wallets;
  private final WalletBalances balances;
  private final CompareWallet compare;
  private final Duration grace;

  /**
   * @param grace how late a webhook may be
   */
  public NoteMissedDeposits(
      Wallets wallets, WalletBalances balances, CompareWallet compare, Duration grace) {
    this.wallets = wallets;
    this.balances = balances;
    this.compare = compare;
    this.grace = grace;
  }

  @Override
  public void booked(WalletTransaction transaction, Instant askedAt) {
    if (!(transaction instanceof WalletTransaction.Completed(var facts, var completedAt))
        || facts.direction() != Direction.DEPOSIT
        || facts.amount().units().signum() == 0
        || completedAt.plus(grace).isAfter(askedAt)) {
      return;
    }
    var tenant = facts.tenant();
    // The provider tells times in whole seconds, so what came in the same second seems to be older.
    if (wallets.get(tenant, facts.wallet()).orElseThrow() instanceof Wallet.Active wallet
        && !completedAt.isBefore(wallet.activatedAt().truncatedTo(ChronoUnit.SECONDS))) {
      var after = balances.get(tenant, facts.wallet()).orElseThrow();
      compare.missed(wallet, facts.id(), facts.amount(), after, askedAt);
    }
  }
}
