package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.SpendingSettings;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.Cards;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.spending.BookSpending;
import io.purser.domain.card.spending.CardTokens;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.domain.card.spending.HearOfSpending;
import io.purser.domain.card.spending.IdentifyCard;
import io.purser.domain.card.spending.RefreshSpending;
import io.purser.domain.card.spending.SpendingFeeds;
import io.purser.domain.card.spending.SpendingObserver;
import io.purser.domain.card.spending.SpendingProvider;
import io.purser.domain.card.spending.SpendingSweep;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts together what follows what cards are used for. */
@Factory
final class SpendingUseCases {
  @Singleton
  IdentifyCard identifyCard(
      UnitOfWork work,
      Tenants tenants,
      Cards cards,
      CardTokens tokens,
      CardProvider provider,
      RefreshCards refreshCards,
      InstantSource clock) {
    return new IdentifyCard(work, tenants, cards, tokens, provider, refreshCards, clock);
  }

  @Singleton
  BookSpending bookSpending(
      Customers customers,
      CardTransactions transactions,
      Journal journal,
      SpendingObserver observer,
      Ids ids,
      InstantSource clock) {
    return new BookSpending(customers, transactions, journal, observer, ids, clock);
  }

  @Singleton
  HearOfSpending hearOfSpending(
      UnitOfWork work,
      CardOnboardings onboardings,
      IdentifyCard identifyCard,
      BookSpending bookSpending) {
    return new HearOfSpending(work, onboardings, identifyCard, bookSpending);
  }

  @Singleton
  RefreshSpending refreshSpending(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      CardTransactions transactions,
      SpendingFeeds feeds,
      SpendingProvider provider,
      HearOfSpending hearOfSpending,
      SpendingObserver observer,
      InstantSource clock,
      SpendingSettings settings) {
    return new RefreshSpending(
        work,
        tenants,
        onboardings,
        transactions,
        feeds,
        provider,
        hearOfSpending,
        observer,
        clock,
        settings.feedPages());
  }

  @Singleton
  SpendingSweep spendingSweep(
      SpendingFeeds feeds,
      CardTransactions transactions,
      RefreshSpending refresh,
      SpendingSettings settings) {
    return new SpendingSweep(
        feeds, transactions, refresh, settings.feedAfter(), settings.openAfter(), settings.batch());
  }
}
