package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how onboardings stand, from what we know. Used inside a unit of work. */
public final class ReadOnboarding {
  private final CardOnboardings onboardings;
  private final SentCodes codes;
  private final CodeLimits limits;
  private final InstantSource clock;

  public ReadOnboarding(
      CardOnboardings onboardings, SentCodes codes, CodeLimits limits, InstantSource clock) {
    this.onboardings = onboardings;
    this.codes = codes;
    this.limits = limits;
    this.clock = clock;
  }

  /** The customer's newest one. */
  public Optional<OnboardingStatus> newest(TenantId tenant, CustomerId customer) {
    return onboardings.newest(tenant, customer).map(this::of);
  }

  public OnboardingStatus of(CardOnboarding onboarding) {
    var header = onboarding.header();
    var history = onboardings.history(header.tenant(), header.id());
    return switch (onboarding.stage()) {
      case EMAIL_CODE -> withCode(onboarding, history, CodeChannel.EMAIL);
      case PHONE -> withCode(onboarding, history, CodeChannel.PHONE);
      case REQUESTED,
          KYC,
          SOURCE_OF_FUNDS,
          ACCOUNT,
          READY,
          ACTIVE,
          DECLINED,
          EXPIRED,
          MUST_RESTART ->
          new OnboardingStatus(onboarding, history, null, null);
    };
  }

  private OnboardingStatus withCode(
      CardOnboarding onboarding, List<CardOnboardings.Reached> history, CodeChannel channel) {
    var header = onboarding.header();
    var now = clock.instant();
    var code =
        codes
            .newest(header.tenant(), header.customer(), channel)
            .filter(sent -> sent.tries() < limits.triesPerCode())
            .filter(sent -> isGood(sent.goodUntil(), now))
            .orElse(null);
    var sent =
        codes.sentAfter(header.tenant(), header.customer(), channel, now.minus(CodeLimits.LONGEST));
    var nextSend = limits.untilNextSend(sent, now).map(now::plus).orElse(null);
    return new OnboardingStatus(onboarding, history, code, nextSend);
  }

  private static boolean isGood(@Nullable Instant goodUntil, Instant now) {
    return goodUntil == null || now.isBefore(goodUntil);
  }
}
