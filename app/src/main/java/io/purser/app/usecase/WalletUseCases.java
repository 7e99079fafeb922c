package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.WorkerSettings;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.Ledger;
import io.purser.domain.operation.Operations;
import io.purser.domain.rate.DisplayRates;
import io.purser.domain.rate.SetDisplayRates;
import io.purser.domain.statement.DrawUpStatement;
import io.purser.domain.statement.Statements;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.transfer.TransferProgress;
import io.purser.domain.wallet.AssetCatalogue;
import io.purser.domain.wallet.BalanceSweep;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.wallet.OpenWallets;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.TransactionPostings;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletOpening;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.wallet.external.LinkWallet;
import io.purser.domain.wallet.external.ProveOwnership;
import io.purser.domain.wallet.external.RecordAuthorization;
import io.purser.domain.wallet.external.WalletSignatures;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Puts the use cases of wallets together. */
@Factory
final class WalletUseCases {
  @Singleton
  OpenWallet openWallet(
      Customers customers,
      RegisterCustomer registerCustomer,
      Wallets wallets,
      Operations operations,
      AssetCatalogue catalogue,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new OpenWallet(
        customers, registerCustomer, wallets, operations, catalogue, journal, ids, clock);
  }

  @Singleton
  SetDisplayRates setDisplayRates(DisplayRates rates, Journal journal, InstantSource clock) {
    return new SetDisplayRates(rates, journal, clock);
  }

  @Singleton
  OpenWallets openWallets(OpenWallet openWallet, Wallets wallets, AssetCatalogue catalogue) {
    return new OpenWallets(openWallet, wallets, catalogue);
  }

  @Singleton
  LinkWallet linkWallet(
      Customers customers, ExternalWallets wallets, Journal journal, Ids ids, InstantSource clock) {
    return new LinkWallet(customers, wallets, journal, ids, clock);
  }

  @Singleton
  ProveOwnership proveOwnership(
      Customers customers,
      ExternalWallets wallets,
      WalletSignatures signatures,
      Journal journal,
      InstantSource clock,
      SecureRandom random) {
    return new ProveOwnership(customers, wallets, signatures, journal, clock, random);
  }

  @Singleton
  RecordAuthorization recordAuthorization(
      Customers customers, ExternalWallets wallets, Journal journal, InstantSource clock) {
    return new RecordAuthorization(customers, wallets, journal, clock);
  }

  @Singleton
  WalletOpening walletOpening(
      Customers customers,
      Wallets wallets,
      WalletBalances balances,
      WalletProvider provider,
      Journal journal) {
    return new WalletOpening(customers, wallets, balances, provider, journal);
  }

  @Singleton
  BookTransaction bookTransaction(
      Wallets wallets,
      WalletTransactions transactions,
      WalletBalances balances,
      Ledger ledger,
      TransferProgress transferProgress,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new BookTransaction(
        wallets,
        transactions,
        balances,
        new TransactionPostings(ledger),
        transferProgress,
        journal,
        ids,
        clock);
  }

  @Singleton
  RefreshBalances refreshBalances(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      WalletBalances balances,
      WalletProvider provider,
      BookTransaction bookTransaction,
      InstantSource clock) {
    return new RefreshBalances(
        work, tenants, customers, balances, provider, bookTransaction, clock);
  }

  @Singleton
  DrawUpStatement drawUpStatement(UnitOfWork work, Statements statements) {
    return new DrawUpStatement(work, statements);
  }

  @Singleton
  BalanceSweep balanceSweep(
      WalletBalances balances, RefreshBalances refreshBalances, WorkerSettings settings) {
    return new BalanceSweep(
        balances, refreshBalances, settings.sweepAfter(), settings.sweepBatch());
  }
}
