package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.adoption.DecideProposal;
import io.purser.domain.adoption.FakeDirectory;
import io.purser.domain.adoption.ImportWorker;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.adoption.SortRecord;
import io.purser.domain.adoption.StartImport;
import io.purser.domain.card.AdoptCards;
import io.purser.domain.card.FakeCards;
import io.purser.domain.card.onboarding.AdoptCardCustomer;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.HearOfProof;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the application wires for adoption, with everything kept in memory. */
@Factory
final class AdoptionFakes {
  @Singleton
  Imports imports(InMemoryStore store) {
    return store.imports();
  }

  @Singleton
  Proposals proposals(InMemoryStore store) {
    return store.proposals();
  }

  @Singleton
  FakeDirectory directory(InMemoryStore store) {
    return new FakeDirectory(store, 100);
  }

  @Singleton
  StartImport startImport(InMemoryStore store, Journal journal) {
    return new StartImport(store.imports(), journal, store.ids(), store.clock());
  }

  @Singleton
  ImportWorker importWorker(
      InMemoryStore store,
      FakeDirectory directory,
      RefreshOnboarding refresh,
      FakeCards cards,
      Journal journal) {
    var sortRecord =
        new SortRecord(
            store.work(),
            store.customers(),
            store.cardOnboardings(),
            refresh,
            new AdoptCards(
                store.work(),
                store.tenants(),
                store.cardOnboardings(),
                store.cards(),
                cards,
                journal,
                store.ids(),
                store.clock()),
            store.inbox(),
            store.proposals(),
            journal,
            store.ids(),
            store.clock());
    return new ImportWorker(
        store.work(),
        store.tenants(),
        store.imports(),
        directory,
        sortRecord,
        Duration.ofMinutes(1),
        store.clock());
  }

  @Singleton
  DecideProposal decideProposal(
      InMemoryStore store,
      CreateCustomer createCustomer,
      HearOfProof hearOfProof,
      Journal journal) {
    return new DecideProposal(
        store.proposals(),
        store.customers(),
        createCustomer,
        new AdoptCardCustomer(
            store.cardOnboardings(), hearOfProof, journal, store.ids(), store.clock()),
        journal,
        store.clock());
  }
}
