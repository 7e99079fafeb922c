package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.card.limit.CardCountChanging;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.limit.ChangeCardCounts;
import io.purser.domain.card.limit.ChangeSpendingLimit;
import io.purser.domain.card.limit.FakeCardLimits;
import io.purser.domain.card.limit.ReadSpendingLimit;
import io.purser.domain.card.limit.SpendingLimitChanging;
import io.purser.domain.card.limit.SpendingLimits;
import io.purser.domain.event.Journal;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the application wires for the limits of cards, with everything kept in memory. */
@Factory
final class CardLimitFakes {
  @Singleton
  FakeCardLimits cardLimitsAtProvider(InMemoryStore store) {
    return new FakeCardLimits(store);
  }

  @Singleton
  SpendingLimits spendingLimits(InMemoryStore store) {
    return store.spendingLimits();
  }

  @Singleton
  CardCountLimits cardCountLimits(InMemoryStore store) {
    return store.cardCountLimits();
  }

  @Singleton
  ReadSpendingLimit readSpendingLimit(
      InMemoryStore store, FakeCardLimits provider, Journal journal) {
    return new ReadSpendingLimit(
        store.work(),
        store.tenants(),
        store.customers(),
        store.cardOnboardings(),
        store.spendingLimits(),
        provider,
        journal,
        store.clock(),
        Duration.ofSeconds(30));
  }

  @Singleton
  ChangeSpendingLimit changeSpendingLimit(InMemoryStore store, Journal journal) {
    return new ChangeSpendingLimit(
        store.customers(),
        store.cardOnboardings(),
        store.spendingLimits(),
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  ChangeCardCounts changeCardCounts(InMemoryStore store, Journal journal) {
    return new ChangeCardCounts(
        store.customers(),
        store.cardOnboardings(),
        store.cardCountLimits(),
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  SpendingLimitChanging spendingLimitChanging(
      InMemoryStore store, FakeCardLimits provider, Journal journal) {
    return new SpendingLimitChanging(
        store.customers(), store.cardOnboardings(), store.spendingLimits(), provider, journal);
  }

  @Singleton
  CardCountChanging cardCountChanging(
      InMemoryStore store, FakeCardLimits provider, Journal journal) {
    return new CardCountChanging(
        store.customers(), store.cardOnboardings(), store.cardCountLimits(), provider, journal);
  }
}
