package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.CardAccountSettings;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.account.HearOfAccount;
import io.purser.domain.card.account.balance.CardAccountProvider;
import io.purser.domain.card.account.balance.CardAccountSweep;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.balance.LearnBalance;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.FollowFundings;
import io.purser.domain.card.account.funding.FundingProgress;
import io.purser.domain.card.account.withdrawal.WithdrawalProgress;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of card accounts together. */
@Factory
final class CardAccountUseCases {
  @Singleton
  LearnBalance learnBalance(CardBalances balances, Journal journal, InstantSource clock) {
    return new LearnBalance(balances, journal, clock);
  }

  @Singleton
  RefreshCardAccount refreshCardAccount(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      CardBalances balances,
      CardAccountProvider provider,
      LearnBalance learn,
      InstantSource clock) {
    return new RefreshCardAccount(work, tenants, onboardings, balances, provider, learn, clock);
  }

  @Singleton
  CardAccountSweep cardAccountSweep(
      CardBalances balances,
      RefreshCardAccount refreshAccount,
      RefreshCards refreshCards,
      CardAccountSettings settings) {
    return new CardAccountSweep(
        balances, refreshAccount, refreshCards, settings.sweepAfter(), settings.sweepBatch());
  }

  @Singleton
  HearOfAccount hearOfAccount(
      UnitOfWork work,
      CardOnboardings onboardings,
      LearnBalance learn,
      RefreshCardAccount refresh,
      FundingProgress progress,
      FollowFundings follow,
      WithdrawalProgress withdrawals) {
    return new HearOfAccount(work, onboardings, learn, refresh, progress, follow, withdrawals);
  }
}
