package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.CardSettings;
import io.purser.domain.card.onboarding.CardOnboardingProvider;
import io.purser.domain.card.onboarding.CardOnboardingStart;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.CheckCode;
import io.purser.domain.card.onboarding.CodeLimits;
import io.purser.domain.card.onboarding.DeclareFunds;
import io.purser.domain.card.onboarding.OnboardingObserver;
import io.purser.domain.card.onboarding.OnboardingSteps;
import io.purser.domain.card.onboarding.OnboardingSweep;
import io.purser.domain.card.onboarding.ProveIdentity;
import io.purser.domain.card.onboarding.ReadOnboarding;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.card.onboarding.SendCode;
import io.purser.domain.card.onboarding.SentCodes;
import io.purser.domain.card.onboarding.StartCardOnboarding;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of the way to a card together. */
@Factory
final class CardOnboardingUseCases {
  @Singleton
  CodeLimits codeLimits(CardSettings settings) {
    return CodeLimits.USUAL.withPause(settings.codePause());
  }

  @Singleton
  StartCardOnboarding startCardOnboarding(
      Customers customers,
      CardOnboardings onboardings,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new StartCardOnboarding(customers, onboardings, operations, journal, ids, clock);
  }

  @Singleton
  CardOnboardingStart cardOnboardingStart(
      Customers customers,
      CardOnboardings onboardings,
      SentCodes codes,
      CardOnboardingProvider provider,
      HearOfProof hearOfProof,
      Journal journal,
      Ids ids) {
    return new CardOnboardingStart(
        customers, onboardings, codes, provider, hearOfProof, journal, ids);
  }

  @Singleton
  OnboardingSteps onboardingSteps(
      UnitOfWork work,
      Tenants tenants,
      Customers customers,
      CardOnboardings onboardings,
      HearOfProof hearOfProof,
      Journal journal,
      InstantSource clock) {
    return new OnboardingSteps(work, tenants, customers, onboardings, hearOfProof, journal, clock);
  }

  @Singleton
  RefreshOnboarding refreshOnboarding(
      UnitOfWork work,
      CardOnboardings onboardings,
      CardOnboardingProvider provider,
      OnboardingSteps steps,
      OnboardingObserver observer) {
    return new RefreshOnboarding(work, onboardings, provider, steps, observer);
  }

  @Singleton
  OnboardingSweep onboardingSweep(
      CardOnboardings onboardings, RefreshOnboarding refresh, CardSettings settings) {
    return new OnboardingSweep(onboardings, refresh, settings.sweepAfter(), settings.sweepBatch());
  }

  @Singleton
  SendCode sendCode(
      UnitOfWork work,
      SentCodes codes,
      CardOnboardingProvider provider,
      OnboardingSteps steps,
      CodeLimits limits,
      Ids ids) {
    return new SendCode(work, codes, provider, steps, limits, ids);
  }

  @Singleton
  CheckCode checkCode(
      UnitOfWork work,
      SentCodes codes,
      CardOnboardingProvider provider,
      OnboardingSteps steps,
      RefreshOnboarding refresh,
      CodeLimits limits) {
    return new CheckCode(work, codes, provider, steps, refresh, limits);
  }

  @Singleton
  ProveIdentity proveIdentity(
      CardOnboardingProvider provider, OnboardingSteps steps, RefreshOnboarding refresh) {
    return new ProveIdentity(provider, steps, refresh);
  }

  @Singleton
  DeclareFunds declareFunds(
      CardOnboardingProvider provider, OnboardingSteps steps, RefreshOnboarding refresh) {
    return new DeclareFunds(provider, steps, refresh);
  }

  @Singleton
  ReadOnboarding readOnboarding(
      CardOnboardings onboardings, SentCodes codes, CodeLimits limits, InstantSource clock) {
    return new ReadOnboarding(onboardings, codes, limits, clock);
  }
}
