package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.CardWithdrawalSettings;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.card.Cards;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.withdrawal.FollowWithdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawFromCard;
import io.purser.domain.card.account.withdrawal.WithdrawalFreezes;
import io.purser.domain.card.account.withdrawal.WithdrawalProgress;
import io.purser.domain.card.account.withdrawal.WithdrawalProvider;
import io.purser.domain.card.account.withdrawal.WithdrawalSending;
import io.purser.domain.card.account.withdrawal.WithdrawalSweep;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of withdrawing from card accounts together. */
@Factory
final class CardWithdrawalUseCases {
  private final Withdrawals withdrawals;
  private final CardBalances balances;
  private final Journal journal;

  CardWithdrawalUseCases(Withdrawals withdrawals, CardBalances balances, Journal journal) {
    this.withdrawals = withdrawals;
    this.balances = balances;
    this.journal = journal;
  }

  @Singleton
  AccountFreezes accountFreezes(CardWithdrawalSettings settings) {
    return new WithdrawalFreezes(withdrawals, settings.usuallyTakes());
  }

  @Singleton
  WithdrawFromCard withdrawFromCard(
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      Operations operations,
      Ids ids,
      InstantSource clock) {
    return new WithdrawFromCard(
        customers, onboardings, cards, balances, withdrawals, operations, journal, ids, clock);
  }

  @Singleton
  WithdrawalSending withdrawalSending(
      Customers customers,
      CardOnboardings onboardings,
      WithdrawalProvider provider,
      CashLedger ledger) {
    return new WithdrawalSending(customers, onboardings, withdrawals, provider, ledger, journal);
  }

  @Singleton
  WithdrawalProgress withdrawalProgress(
      Operations operations, CashLedger ledger, InstantSource clock) {
    return new WithdrawalProgress(withdrawals, operations, balances, ledger, journal, clock);
  }

  @Singleton
  FollowWithdrawal followWithdrawal(
      UnitOfWork work, Tenants tenants, WithdrawalProvider provider, WithdrawalProgress progress) {
    return new FollowWithdrawal(work, tenants, withdrawals, provider, progress);
  }

  @Singleton
  WithdrawalSweep withdrawalSweep(FollowWithdrawal follow, CardWithdrawalSettings settings) {
    return new WithdrawalSweep(withdrawals, follow, settings.sweepAfter(), settings.sweepBatch());
  }
}
