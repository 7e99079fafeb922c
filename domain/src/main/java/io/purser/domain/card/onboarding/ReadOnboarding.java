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
    return of(
        new OnboardingRecords(
            onboarding,
            onboardings.history(header.tenant(), header.id()),
            codesOf(header.tenant(), header.customer())));
  }

  /** From what has been read already. */
  public OnboardingStatus of(OnboardingRecords records) {
    return switch (records.onboarding().stage()) {
      case EMAIL_CODE -> withCode(records, CodeChannel.EMAIL);
      case PHONE -> withCode(records, CodeChannel.PHONE);
      case REQUESTED,
          KYC,
          SOURCE_OF_FUNDS,
          ACCOUNT,
          READY,
          ACTIVE,
          DECLINED,
          EXPIRED,
          MUST_RESTART ->
          new OnboardingStatus(records.onboarding(), records.history(), null, null);
    };
  }

  private CodesOfCustomer codesOf(TenantId tenant, CustomerId customer) {
    return new CodesOfCustomer() {
      @Override
      public Optional<SentCode> newest(CodeChannel channel) {
        return codes.newest(tenant, customer, channel);
      }

      @Override
      public List<Instant> sentAfter(CodeChannel channel, Instant after) {
        return codes.sentAfter(tenant, customer, channel, after);
      }
    };
  }

  private OnboardingStatus withCode(OnboardingRecords records, CodeChannel channel) {
    var now = clock.instant();
    var code =
        records
            .codes()
            .newest(channel)
            .filter(sent -> sent.tries() < limits.triesPerCode())
            .filter(sent -> isGood(sent.goodUntil(), now))
            .orElse(null);
    var sent = records.codes().sentAfter(channel, now.minus(CodeLimits.LONGEST));
    var nextSend = limits.untilNextSend(sent, now).map(now::plus).orElse(null);
    return new OnboardingStatus(records.onboarding(), records.history(), code, nextSend);
  }

  private static boolean isGood(@Nullable Instant goodUntil, Instant now) {
    return goodUntil == null || now.isBefore(goodUntil);
  }
}
