package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.card.onboarding.CardOnboardingStart;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.CheckCode;
import io.purser.domain.card.onboarding.CodeLimits;
import io.purser.domain.card.onboarding.DeclareFunds;
import io.purser.domain.card.onboarding.FakeCardProvider;
import io.purser.domain.card.onboarding.OnboardingSteps;
import io.purser.domain.card.onboarding.ProveIdentity;
import io.purser.domain.card.onboarding.ReadOnboarding;
import io.purser.domain.card.onboarding.RecordedOnboardings;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.card.onboarding.SendCode;
import io.purser.domain.card.onboarding.StartCardOnboarding;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.HearOfProof;
import jakarta.inject.Singleton;

/** What the application wires for the way to a card, with everything kept in memory. */
@Factory
final class CardFakes {
  @Singleton
  FakeCardProvider cardProvider(InMemoryStore store) {
    return new FakeCardProvider(store);
  }

  @Singleton
  CardOnboardings onboardings(InMemoryStore store) {
    return store.cardOnboardings();
  }

  @Singleton
  CardOnboardingStart cardOnboardingStart(
      InMemoryStore store, FakeCardProvider provider, HearOfProof hearOfProof, Journal journal) {
    return new CardOnboardingStart(
        store.customers(),
        store.cardOnboardings(),
        store.sentCodes(),
        provider,
        hearOfProof,
        journal,
        store.ids());
  }

  @Singleton
  StartCardOnboarding startCardOnboarding(InMemoryStore store, Journal journal) {
    return new StartCardOnboarding(
        store.customers(),
        store.cardOnboardings(),
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  OnboardingSteps onboardingSteps(InMemoryStore store, HearOfProof hearOfProof, Journal journal) {
    return new OnboardingSteps(
        store.work(),
        store.tenants(),
        store.customers(),
        store.cardOnboardings(),
        hearOfProof,
        journal,
        store.clock());
  }

  @Singleton
  RefreshOnboarding refreshOnboarding(
      InMemoryStore store, FakeCardProvider provider, OnboardingSteps steps) {
    return new RefreshOnboarding(
        store.work(), store.cardOnboardings(), provider, steps, new RecordedOnboardings());
  }

  @Singleton
  SendCode sendCode(InMemoryStore store, FakeCardProvider provider, OnboardingSteps steps) {
    return new SendCode(
        store.work(), store.sentCodes(), provider, steps, CodeLimits.USUAL, store.ids());
  }

  @Singleton
  CheckCode checkCode(
      InMemoryStore store,
      FakeCardProvider provider,
      OnboardingSteps steps,
      RefreshOnboarding refresh) {
    return new CheckCode(
        store.work(), store.sentCodes(), provider, steps, refresh, CodeLimits.USUAL);
  }

  @Singleton
  ProveIdentity proveIdentity(
      FakeCardProvider provider, OnboardingSteps steps, RefreshOnboarding refresh) {
    return new ProveIdentity(provider, steps, refresh);
  }

  @Singleton
  DeclareFunds declareFunds(
      FakeCardProvider provider, OnboardingSteps steps, RefreshOnboarding refresh) {
    return new DeclareFunds(provider, steps, refresh);
  }

  @Singleton
  ReadOnboarding readOnboarding(InMemoryStore store) {
    return new ReadOnboarding(
        store.cardOnboardings(), store.sentCodes(), CodeLimits.USUAL, store.clock());
  }
}
