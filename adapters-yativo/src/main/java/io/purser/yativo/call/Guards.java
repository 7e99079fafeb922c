package io.purser.yativo.call;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.BulkheadMetricNames;
import io.github.resilience4j.micrometer.tagged.CircuitBreakerMetricNames;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.work.Urgency;
import io.purser.yativo.ProviderSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guards of all accounts, whose breakers are named {@code account.class} in metrics and whose
 * limits {@code account.lane}. One account's provider may be down, slow or a sandbox without a word
 * about the others.
 */
@Singleton
final class Guards {
  private static final int WINDOW = 20;
  private static final int CALLS_BEFORE_JUDGING = 10;
  private static final int FAILED_PERCENT = 50;
  private static final int SLOW_PERCENT = 80;

  /** Few, and often: a provider that is back is noticed soon, and one that is not is left alone. */
  private static final int TRIAL_CALLS = 3;

  /** A short burst is waited out; longer waits belong to whoever planned the call. */
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofMillis(100);

  private static final String BREAKER = "purser.provider.breaker.";
  private static final String LANE = "purser.provider.lane.";

  private final ProviderSettings settings;
  private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
  private final CircuitBreakerRegistry breakers;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();

  Guards(ProviderSettings settings, Optional<MeterRegistry> meters) {
    this.settings = settings;
    this.breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                .failureRateThreshold(FAILED_PERCENT)
                .slowCallDurationThreshold(settings.slowCall())
                .slowCallRateThreshold(SLOW_PERCENT)
                .waitDurationInOpenState(settings.restAfterFailures())
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                // A trial call that hangs must not keep the others from being made.
                .maxWaitDurationInHalfOpenState(settings.slowCall())
                .build());
    meters.ifPresent(this::measure);
  }

  private void measure(MeterRegistry registry) {
    TaggedBulkheadMetrics.ofBulkheadRegistry(
            BulkheadMetricNames.custom()
                .availableConcurrentCallsMetricName(LANE + "free")
                .maxAllowedConcurrentCallsMetricName(LANE + "size")
                .build(),
            bulkheads)
        .bindTo(registry);
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(
            CircuitBreakerMetricNames.custom()
                .stateMetricName(BREAKER + "state")
                .callsMetricName(BREAKER + "calls")
                .notPermittedCallsMetricName(BREAKER + "not.permitted")
                .bufferedCallsMetricName(BREAKER + "buffered")
                .slowCallsMetricName(BREAKER + "slow")
                .failureRateMetricName(BREAKER + "failure.rate")
                .slowCallRateMetricName(BREAKER + "slow.rate")
                .build(),
            breakers)
        .bindTo(registry);
  }

  /** All calls of a class share a breaker; those that nobody waits for have a lane of their own. */
  Guard of(String account, CallClass callClass, Urgency urgency) {
    var lane = Lane.of(callClass, urgency);
    return guards.computeIfAbsent(
        named(account, callClass) + named("", lane),
        _ ->
            new Guard(
                bulkheads.bulkhead(named(account, lane), limit(lane)),
                breakers.circuitBreaker(named(account, callClass)),
                settings.restAfterFailures()));
  }

  private BulkheadConfig limit(Lane lane) {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(lane.callsUnderWay(settings))
        .maxWaitDuration(WAIT_FOR_A_PLACE)
        .build();
  }

  private static String named(String account, Enum<?> part) {
    return account + "." + part.name().toLowerCase(Locale.ROOT);
  }
}
