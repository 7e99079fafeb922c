package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Objection;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.domain.card.onboarding.OnboardingSteps.Admission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;

/** Leads a customer to the page where identity is proved. Each time by another way. */
public final class ProveIdentity {
  private final CardOnboardingProvider provider;
  private final OnboardingSteps steps;
  private final RefreshOnboarding refresh;

  public ProveIdentity(
      CardOnboardingProvider provider, OnboardingSteps steps, RefreshOnboarding refresh) {
    this.provider = provider;
    this.steps = steps;
    this.refresh = refresh;
  }

  /**
   * @param expiresAt when the link leads nowhere any more
   */
  public record Way(KycLink link, Instant expiresAt) {}

  public StepResult<Way> handle(
      TenantId tenant, CustomerId customer, Initiator by, Deadline deadline) {
    return switch (steps.look(tenant, customer, Move.OPEN_KYC)) {
      case Admission.Refused(var why) -> new StepResult.Refused<>(why);
      case Admission.Admitted admitted -> ask(tenant, admitted, by, deadline);
    };
  }

  private StepResult<Way> ask(
      TenantId tenant, Admission.Admitted admitted, Initiator by, Deadline deadline) {
    var asked = provider.kycLink(steps.accountOf(tenant), admitted.cardCustomer(), deadline);
    return switch (asked) {
      case Told.Said<KycLink>(var link) -> {
        var known =
            steps.learn(
                admitted.onboarding(),
                by,
                (onboarding, at) -> {
                  steps.noteLink(onboarding, by);
                  return onboarding.kycLinkGiven(at);
                });
        yield new StepResult.Done<>(new Way(link, known.header().updatedAt().plus(link.goodFor())));
      }
      case Told.Refused<KycLink>(var why, var providerCode) -> {
        var _ = refresh.handle(tenant, admitted.onboarding().id(), deadline);
        yield new StepResult.Refused<>(
            why == Objection.ALREADY_DONE || why == Objection.TOO_EARLY
                ? new OnboardingRefusal.NotYet(providerCode)
                : new OnboardingRefusal.ByProvider(providerCode));
      }
      case Told.Away<KycLink>(_, var retryAfter) -> new StepResult.Unavailable<>(retryAfter);
      case Told.InDoubt<KycLink> _ -> new StepResult.Unavailable<>(Duration.ZERO);
    };
  }
}
