package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardChanging;
import io.purser.domain.card.CardIssuing;
import io.purser.domain.card.Cards;
import io.purser.domain.card.ChangeCard;
import io.purser.domain.card.FakeCards;
import io.purser.domain.card.IssueCard;
import io.purser.domain.card.ViewCard;
import io.purser.domain.event.Journal;
import jakarta.inject.Singleton;

/** What the application wires for cards, with everything kept in memory. */
@Factory
final class IssuedCardFakes {
  @Singleton
  FakeCards cardsAtProvider(InMemoryStore store) {
    return new FakeCards(store);
  }

  @Singleton
  Cards cards(InMemoryStore store) {
    return store.cards();
  }

  @Singleton
  IssueCard issueCard(InMemoryStore store, Journal journal) {
    return new IssueCard(
        store.customers(),
        store.cardOnboardings(),
        store.cards(),
        store.cardCountLimits(),
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  CardIssuing cardIssuing(InMemoryStore store, FakeCards provider, Journal journal) {
    return new CardIssuing(
        store.customers(), store.cardOnboardings(), store.cards(), provider, journal);
  }

  @Singleton
  ChangeCard changeCard(InMemoryStore store, AccountFreezes freezes, Journal journal) {
    return new ChangeCard(
        store.customers(),
        store.cards(),
        freezes,
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  CardChanging freezing(InMemoryStore store, FakeCards provider, Journal journal) {
    return changing(CardChange.FREEZE, store, provider, journal);
  }

  @Singleton
  CardChanging unfreezing(InMemoryStore store, FakeCards provider, Journal journal) {
    return changing(CardChange.UNFREEZE, store, provider, journal);
  }

  @Singleton
  CardChanging reportingLost(InMemoryStore store, FakeCards provider, Journal journal) {
    return changing(CardChange.REPORT_LOST, store, provider, journal);
  }

  @Singleton
  CardChanging reportingStolen(InMemoryStore store, FakeCards provider, Journal journal) {
    return changing(CardChange.REPORT_STOLEN, store, provider, journal);
  }

  @Singleton
  CardChanging voiding(InMemoryStore store, FakeCards provider, Journal journal) {
    return changing(CardChange.VOID, store, provider, journal);
  }

  private static CardChanging changing(
      CardChange change, InMemoryStore store, FakeCards provider, Journal journal) {
    return new CardChanging(
        change, store.customers(), store.cardOnboardings(), store.cards(), provider, journal);
  }

  @Singleton
  ViewCard viewCard(InMemoryStore store, FakeCards provider, Journal journal) {
    return new ViewCard(
        store.work(),
        store.tenants(),
        store.customers(),
        store.cardOnboardings(),
        store.cards(),
        provider,
        journal,
        store.clock());
  }
}
