package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.ProgrammeSettings;
import io.purser.domain.adoption.DecideProposal;
import io.purser.domain.adoption.ImportWorker;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.adoption.ProviderDirectory;
import io.purser.domain.adoption.SortRecord;
import io.purser.domain.adoption.StartImport;
import io.purser.domain.card.AdoptCards;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.Cards;
import io.purser.domain.card.onboarding.AdoptCardCustomer;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of adoption together. */
@Factory
final class AdoptionUseCases {
  private final UnitOfWork work;
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  AdoptionUseCases(
      UnitOfWork work,
      Customers customers,
      CardOnboardings onboardings,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.onboardings = onboardings;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  @Singleton
  StartImport startImport(Imports imports) {
    return new StartImport(imports, journal, ids, clock);
  }

  @Singleton
  AdoptCards adoptCards(Tenants tenants, Cards cards, CardProvider provider) {
    return new AdoptCards(work, tenants, onboardings, cards, provider, journal, ids, clock);
  }

  @Singleton
  SortRecord sortRecord(
      RefreshOnboarding refresh, AdoptCards adoptCards, Inbox inbox, Proposals proposals) {
    return new SortRecord(
        work, customers, onboardings, refresh, adoptCards, inbox, proposals, journal, ids, clock);
  }

  @Singleton
  ImportWorker importWorker(
      Tenants tenants,
      Imports imports,
      ProviderDirectory directory,
      SortRecord sortRecord,
      ProgrammeSettings settings) {
    return new ImportWorker(
        work, tenants, imports, directory, sortRecord, settings.importLease(), clock);
  }

  @Singleton
  AdoptCardCustomer adoptCardCustomer(HearOfProof hearOfProof) {
    return new AdoptCardCustomer(onboardings, hearOfProof, journal, ids, clock);
  }

  @Singleton
  DecideProposal decideProposal(
      Proposals proposals, CreateCustomer createCustomer, AdoptCardCustomer adoptCardCustomer) {
    return new DecideProposal(
        proposals, customers, createCustomer, adoptCardCustomer, journal, clock);
  }
}
