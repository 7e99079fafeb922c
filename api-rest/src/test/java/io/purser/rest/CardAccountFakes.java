package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.balance.LearnBalance;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.FundCardAccount;
import io.purser.domain.card.account.funding.FundingOrders;
import io.purser.domain.card.account.funding.FundingSending;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.funding.QuoteFunding;
import io.purser.domain.card.account.withdrawal.WithdrawFromCard;
import io.purser.domain.card.account.withdrawal.WithdrawalFreezes;
import io.purser.domain.card.account.withdrawal.WithdrawalSending;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.event.Journal;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.RefreshMasterWallet;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the application wires for card accounts, with everything kept in memory. */
@Factory
final class CardAccountFakes {
  private static final int MARGIN = 25;

  @Singleton
  FakeCardAccounts cardAccountsAtProvider(InMemoryStore store) {
    return new FakeCardAccounts(store);
  }

  @Singleton
  CardBalances cardBalances(InMemoryStore store) {
    return store.cardBalances();
  }

  @Singleton
  MasterWallets masterWallets(InMemoryStore store) {
    return store.masterWallets();
  }

  @Singleton
  Fundings fundings(InMemoryStore store) {
    return store.fundings();
  }

  @Singleton
  Withdrawals withdrawals(InMemoryStore store) {
    return store.withdrawals();
  }

  @Singleton
  AccountFreezes accountFreezes(InMemoryStore store) {
    return new WithdrawalFreezes(store.withdrawals(), Duration.ofMinutes(3));
  }

  @Singleton
  RefreshCardAccount refreshCardAccount(
      InMemoryStore store, FakeCardAccounts provider, Journal journal) {
    return new RefreshCardAccount(
        store.work(),
        store.tenants(),
        store.cardOnboardings(),
        store.cardBalances(),
        provider,
        new LearnBalance(store.cardBalances(), journal, store.clock()),
        store.clock());
  }

  @Singleton
  WithdrawFromCard withdrawFromCard(InMemoryStore store, Journal journal) {
    return new WithdrawFromCard(
        store.customers(),
        store.cardOnboardings(),
        store.cards(),
        store.cardBalances(),
        store.withdrawals(),
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  WithdrawalSending withdrawalSending(
      InMemoryStore store, FakeCardAccounts provider, Journal journal) {
    return new WithdrawalSending(
        store.customers(),
        store.cardOnboardings(),
        store.withdrawals(),
        provider,
        store.cashLedger(),
        journal);
  }

  @Singleton
  FundingOrders fundingOrders(InMemoryStore store) {
    return new FundingOrders(store.customers(), store.cardOnboardings(), store.cardBalances());
  }

  @Singleton
  FundCardAccount fundCardAccount(
      InMemoryStore store, FundingOrders orders, DollarsInUse inUse, Journal journal) {
    return new FundCardAccount(
        orders,
        store.fundings(),
        store.masterWallets(),
        inUse,
        store.cashLedger(),
        store.operations(),
        journal,
        store.ids(),
        store.clock(),
        MARGIN);
  }

  @Singleton
  QuoteFunding quoteFunding(InMemoryStore store, FundingOrders orders) {
    return new QuoteFunding(store.work(), orders, store.clock(), MARGIN, Duration.ofSeconds(60));
  }

  @Singleton
  RefreshMasterWallet refreshMasterWallet(InMemoryStore store, FakeCardAccounts provider) {
    return new RefreshMasterWallet(
        store.work(),
        store.tenants(),
        store.masterWallets(),
        provider,
        store.clock(),
        Duration.ofSeconds(30));
  }

  @Singleton
  FundingSending fundingSending(InMemoryStore store, FakeCardAccounts provider, Journal journal) {
    return new FundingSending(
        store.customers(),
        store.cardOnboardings(),
        store.fundings(),
        store.cardBalances(),
        provider,
        store.cashLedger(),
        journal);
  }
}
