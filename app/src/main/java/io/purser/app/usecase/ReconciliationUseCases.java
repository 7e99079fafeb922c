package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.ReconciliationSettings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.reconciliation.Breaks;
import io.purser.domain.reconciliation.CompareWallet;
import io.purser.domain.reconciliation.NoteMissedDeposits;
import io.purser.domain.reconciliation.Reconcile;
import io.purser.domain.reconciliation.SettleBreak;
import io.purser.domain.reconciliation.WalletHoldings;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the comparison of our books with the provider together. */
@Factory
final class ReconciliationUseCases {
  @Singleton
  CompareWallet compareWallet(
      Breaks breaks, Journal journal, Ids ids, ReconciliationSettings settings) {
    return new CompareWallet(breaks, journal, ids, settings.grace());
  }

  @Singleton
  NoteMissedDeposits noteMissedDeposits(
      Wallets wallets,
      WalletBalances balances,
      CompareWallet compare,
      ReconciliationSettings settings) {
    return new NoteMissedDeposits(wallets, balances, compare, settings.webhookGrace());
  }

  @Singleton
  Reconcile reconcile(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      Wallets wallets,
      WalletBalances balances,
      Breaks breaks,
      WalletHoldings provider,
      CompareWallet compare,
      InstantSource clock,
      ReconciliationSettings settings) {
    return new Reconcile(
        work,
        tenants,
        customers,
        wallets,
        balances,
        breaks,
        provider,
        compare,
        clock,
        settings.every());
  }

  @Singleton
  SettleBreak settleBreak(Breaks breaks, Journal journal, InstantSource clock) {
    return new SettleBreak(breaks, journal, clock);
  }
}
