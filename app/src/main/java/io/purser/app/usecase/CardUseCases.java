package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardChanging;
import io.purser.domain.card.CardIssuing;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.Cards;
import io.purser.domain.card.ChangeCard;
import io.purser.domain.card.IssueCard;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.ViewCard;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of cards together. */
@Factory
final class CardUseCases {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardProvider provider;
  private final Journal journal;

  CardUseCases(
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      CardProvider provider,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.cards = cards;
    this.provider = provider;
    this.journal = journal;
  }

  @Singleton
  IssueCard issueCard(CardCountLimits limits, Operations operations, Ids ids, InstantSource clock) {
    return new IssueCard(customers, onboardings, cards, limits, operations, journal, ids, clock);
  }

  @Singleton
  CardIssuing cardIssuing() {
    return new CardIssuing(customers, onboardings, cards, provider, journal);
  }

  @Singleton
  ChangeCard changeCard(
      AccountFreezes freezes, Operations operations, Ids ids, InstantSource clock) {
    return new ChangeCard(customers, cards, freezes, operations, journal, ids, clock);
  }

  @Singleton
  CardChanging freezing() {
    return changing(CardChange.FREEZE);
  }

  @Singleton
  CardChanging unfreezing() {
    return changing(CardChange.UNFREEZE);
  }

  @Singleton
  CardChanging reportingLost() {
    return changing(CardChange.REPORT_LOST);
  }

  @Singleton
  CardChanging reportingStolen() {
    return changing(CardChange.REPORT_STOLEN);
  }

  @Singleton
  CardChanging voiding() {
    return changing(CardChange.VOID);
  }

  private CardChanging changing(CardChange change) {
    return new CardChanging(change, customers, onboardings, cards, provider, journal);
  }

  @Singleton
  RefreshCards refreshCards(UnitOfWork work, Tenants tenants, InstantSource clock) {
    return new RefreshCards(work, tenants, onboardings, cards, provider, journal, clock);
  }

  @Singleton
  ViewCard viewCard(UnitOfWork work, Tenants tenants, InstantSource clock) {
    return new ViewCard(work, tenants, customers, onboardings, cards, provider, journal, clock);
  }
}
