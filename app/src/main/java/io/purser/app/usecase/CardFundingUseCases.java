package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.CardFundingSettings;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.funding.FollowFundings;
import io.purser.domain.card.account.funding.FundCardAccount;
import io.purser.domain.card.account.funding.FundingOrders;
import io.purser.domain.card.account.funding.FundingProgress;
import io.purser.domain.card.account.funding.FundingProvider;
import io.purser.domain.card.account.funding.FundingSending;
import io.purser.domain.card.account.funding.FundingSweep;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.funding.QuoteFunding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operations;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.MasterWalletProvider;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.RefreshMasterWallet;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of funding card accounts together. */
@Factory
final class CardFundingUseCases {
  private final CardOnboardings onboardings;
  private final Fundings fundings;
  private final CardBalances balances;
  private final CashLedger ledger;
  private final Journal journal;

  CardFundingUseCases(
      CardOnboardings onboardings,
      Fundings fundings,
      CardBalances balances,
      CashLedger ledger,
      Journal journal) {
    this.onboardings = onboardings;
    this.fundings = fundings;
    this.balances = balances;
    this.ledger = ledger;
    this.journal = journal;
  }

  @Singleton
  FundingOrders fundingOrders(Customers customers) {
    return new FundingOrders(customers, onboardings, balances);
  }

  @Singleton
  FundCardAccount fundCardAccount(
      FundingOrders orders,
      MasterWallets wallets,
      DollarsInUse inUse,
      Operations operations,
      Ids ids,
      InstantSource clock,
      CardFundingSettings settings) {
    return new FundCardAccount(
        orders,
        fundings,
        wallets,
        inUse,
        ledger,
        operations,
        journal,
        ids,
        clock,
        settings.marginPercent());
  }

  @Singleton
  FundingSending fundingSending(Customers customers, FundingProvider provider) {
    return new FundingSending(
        customers, onboardings, fundings, balances, provider, ledger, journal);
  }

  @Singleton
  QuoteFunding quoteFunding(
      UnitOfWork work, FundingOrders orders, InstantSource clock, CardFundingSettings settings) {
    return new QuoteFunding(
        work, orders, clock, settings.marginPercent(), settings.quoteValidFor());
  }

  @Singleton
  RefreshMasterWallet refreshMasterWallet(
      UnitOfWork work,
      Tenants tenants,
      MasterWallets wallets,
      MasterWalletProvider provider,
      InstantSource clock,
      CardFundingSettings settings) {
    return new RefreshMasterWallet(
        work, tenants, wallets, provider, clock, settings.masterWalletFreshFor());
  }

  @Singleton
  FundingProgress fundingProgress(Operations operations, InstantSource clock) {
    return new FundingProgress(fundings, operations, balances, ledger, journal, clock);
  }

  @Singleton
  FollowFundings followFundings(
      UnitOfWork work, Tenants tenants, FundingProvider provider, FundingProgress progress) {
    return new FollowFundings(work, tenants, onboardings, provider, progress);
  }

  @Singleton
  FundingSweep fundingSweep(FollowFundings follow, CardFundingSettings settings) {
    return new FundingSweep(fundings, follow, settings.sweepAfter(), settings.sweepBatch());
  }
}
