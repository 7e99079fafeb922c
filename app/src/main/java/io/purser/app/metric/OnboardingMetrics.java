package io.purser.app.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.OnboardingObserver;
import io.purser.domain.card.onboarding.Standing;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the provider says about card customers and we do not understand. */
@Singleton
final class OnboardingMetrics implements OnboardingObserver {
  private static final Logger LOG = LoggerFactory.getLogger(OnboardingMetrics.class);

  private final MeterRegistry metrics;

  OnboardingMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /**
   * The words are short and have no spaces, so they can be logged; as tags they would have no end.
   */
  @Override
  public void notUnderstood(OnboardingId onboarding, Standing.Words words) {
    metrics.counter("purser.card.onboarding.not_understood").increment();
    LOG.warn(
        "the provider says of onboarding {} what we do not understand: flow={} kyc={}",
        onboarding,
        words.flow(),
        words.kyc());
  }
}
