package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.CardOnboarding.Underway;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Objection;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * Asks the provider how far a card customer is, and has the account set up once it may be. What a
 * webhook says is never taken for more than a reason to ask: no order of webhooks is promised, and
 * those about the proof of identity may not come at all.
 */
public final class RefreshOnboarding {
  private final UnitOfWork work;
  private final CardOnboardings onboardings;
  private final CardOnboardingProvider provider;
  private final OnboardingSteps steps;
  private final OnboardingObserver observer;

  public RefreshOnboarding(
      UnitOfWork work,
      CardOnboardings onboardings,
      CardOnboardingProvider provider,
      OnboardingSteps steps,
      OnboardingObserver observer) {
    this.work = work;
    this.onboardings = onboardings;
    this.provider = provider;
    this.steps = steps;
    this.observer = observer;
  }

  public Result handle(TenantId tenant, OnboardingId id, Deadline deadline) {
    var found = work.reading(tenant, () -> onboardings.get(tenant, id));
    return found.isPresent() && found.get() instanceof Underway underway
        ? ask(underway, deadline)
        : new Result.NothingToAsk();
  }

  private Result ask(Underway onboarding, Deadline deadline) {
    var account = steps.accountOf(onboarding.header().tenant());
    // What happens after this moment may be missing from the answer.
    var askedAt = steps.now();
    return switch (provider.read(account, onboarding.cardholder().id(), deadline)) {
      case Told.Said<Standing>(var standing) ->
          seen(account, onboarding, standing, askedAt, deadline);
      case Told.Refused<Standing>(var why, _) when why == Objection.NO_SUCH_CARD_CUSTOMER ->
          refreshed(learn(onboarding, Underway::unknownToProvider));
      case Told.Refused<Standing>(var why, _) ->
          new Result.Unavailable("refused: " + why, Duration.ZERO);
      case Told.Away<Standing>(var why, var retryAfter) -> new Result.Unavailable(why, retryAfter);
      case Told.InDoubt<Standing>(var evidence) -> new Result.Unavailable(evidence, Duration.ZERO);
    };
  }

  private Result seen(
      ProviderAccountId account,
      Underway onboarding,
      Standing standing,
      Instant askedAt,
      Deadline deadline) {
    var current = learn(onboarding, (known, at) -> known.with(standing, askedAt, at));
    return current instanceof Underway underway
            && underway.cardholder().progress().wantsDeployment()
        ? deploy(account, underway, deadline)
        : refreshed(current);
  }

  /** It is harmless to ask again, so an answer that is lost is met with another order. */
  private Result deploy(ProviderAccountId account, Underway onboarding, Deadline deadline) {
    return switch (provider.deployAccount(account, onboarding.cardholder().id(), deadline)) {
      case Told.Said<CardOnboardingProvider.Done> _ ->
          refreshed(learn(onboarding, Underway::deploymentAsked));
      case Told.Refused<CardOnboardingProvider.Done>(var why, _)
          when why == Objection.ALREADY_DONE ->
          refreshed(learn(onboarding, Underway::deploymentAsked));
      case Told.Refused<CardOnboardingProvider.Done> _,
          Told.Away<CardOnboardingProvider.Done> _,
          Told.InDoubt<CardOnboardingProvider.Done> _ ->
          // Asked again when the onboarding is next looked at.
          refreshed(onboarding);
    };
  }

  private CardOnboarding learn(Underway onboarding, BiFunction<Underway, Instant, Known> change) {
    var current = steps.learn(onboarding, Initiator.PROVIDER, change);
    if (current instanceof Known known
        && !known.cardholder().said().understood()
        && !known.cardholder().said().equals(onboarding.cardholder().said())) {
      observer.notUnderstood(known.id(), known.cardholder().said());
    }
    return current;
  }

  private static Result refreshed(CardOnboarding current) {
    return new Result.Refreshed(current);
  }

  /** What came of it. */
  public sealed interface Result {
    record Refreshed(CardOnboarding onboarding) implements Result {}

    /** The provider has no card customer for it, or nothing can come of it any more. */
    record NothingToAsk() implements Result {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Result {}
  }
}
