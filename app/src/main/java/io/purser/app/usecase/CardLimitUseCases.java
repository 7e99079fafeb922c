package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.CardSettings;
import io.purser.domain.card.limit.CardCountChanging;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.limit.CardCountProvider;
import io.purser.domain.card.limit.ChangeCardCounts;
import io.purser.domain.card.limit.ChangeSpendingLimit;
import io.purser.domain.card.limit.ReadSpendingLimit;
import io.purser.domain.card.limit.SpendingLimitChanging;
import io.purser.domain.card.limit.SpendingLimitProvider;
import io.purser.domain.card.limit.SpendingLimitSweep;
import io.purser.domain.card.limit.SpendingLimits;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Puts the use cases of the limits of cards together. */
@Factory
final class CardLimitUseCases {
  private static final Duration FRESH_FOR = Duration.ofSeconds(30);

  private final Customers customers;
  private final CardOnboardings onboardings;
  private final SpendingLimits spendingLimits;
  private final CardCountLimits countLimits;
  private final Journal journal;

  CardLimitUseCases(
      Customers customers,
      CardOnboardings onboardings,
      SpendingLimits spendingLimits,
      CardCountLimits countLimits,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.spendingLimits = spendingLimits;
    this.countLimits = countLimits;
    this.journal = journal;
  }

  @Singleton
  ReadSpendingLimit readSpendingLimit(
      UnitOfWork work, Tenants tenants, SpendingLimitProvider provider, InstantSource clock) {
    return new ReadSpendingLimit(
        work, tenants, customers, onboardings, spendingLimits, provider, journal, clock, FRESH_FOR);
  }

  @Singleton
  ChangeSpendingLimit changeSpendingLimit(Operations operations, Ids ids, InstantSource clock) {
    return new ChangeSpendingLimit(
        customers, onboardings, spendingLimits, operations, journal, ids, clock);
  }

  @Singleton
  SpendingLimitChanging spendingLimitChanging(SpendingLimitProvider provider) {
    return new SpendingLimitChanging(customers, onboardings, spendingLimits, provider, journal);
  }

  @Singleton
  SpendingLimitSweep spendingLimitSweep(ReadSpendingLimit read, CardSettings settings) {
    return new SpendingLimitSweep(
        spendingLimits, read, settings.sweepAfter(), settings.sweepBatch());
  }

  @Singleton
  ChangeCardCounts changeCardCounts(Operations operations, Ids ids, InstantSource clock) {
    return new ChangeCardCounts(
        customers, onboardings, countLimits, operations, journal, ids, clock);
  }

  @Singleton
  CardCountChanging cardCountChanging(CardCountProvider provider) {
    return new CardCountChanging(customers, onboardings, countLimits, provider, journal);
  }
}
