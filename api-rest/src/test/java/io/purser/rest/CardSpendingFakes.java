package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.card.FakeCards;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.domain.card.spending.SpendingWired;
import io.purser.domain.event.Journal;
import jakarta.inject.Singleton;

/** What the application wires for what cards are used for, with everything kept in memory. */
@Factory
final class CardSpendingFakes {
  @Singleton
  CardTransactions cardTransactions(InMemoryStore store) {
    return store.cardTransactions();
  }

  @Singleton
  SpendingWired spending(InMemoryStore store, FakeCards cards, Journal journal) {
    var refreshCards =
        new RefreshCards(
            store.work(),
            store.tenants(),
            store.cardOnboardings(),
            store.cards(),
            cards,
            journal,
            store.clock());
    return new SpendingWired(store, cards, refreshCards, journal);
  }
}
