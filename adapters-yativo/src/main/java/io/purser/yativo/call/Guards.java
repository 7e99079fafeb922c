package io.purser.yativo.call;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.purser.yativo.ProviderSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guards of all accounts, named {@code account.class} in metrics. One account's provider may be
 * down, slow or a sandbox without a word about the others.
 */
@Singleton
final class Guards {
  private static final int WINDOW = 20;
  private static final int CALLS_BEFORE_JUDGING = 10;
  private static final int FAILED_PERCENT = 50;
  private static final int SLOW_PERCENT = 80;
  private static final int TRIAL_CALLS = 3;

  /** A short burst is waited out; longer waits belong to whoever planned the call. */
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofMillis(100);

  private final BulkheadRegistry bulkheads;
  private final CircuitBreakerRegistry breakers;
  private final Duration rest;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();

  Guards(ProviderSettings settings, Optional<MeterRegistry> meters) {
    this.rest = settings.restAfterFailures();
    this.bulkheads =
        BulkheadRegistry.of(
            BulkheadConfig.custom()
                .maxConcurrentCalls(settings.concurrentCalls())
                .maxWaitDuration(WAIT_FOR_A_PLACE)
                .build());
    this.breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                .failureRateThreshold(FAILED_PERCENT)
                .slowCallDurationThreshold(settings.slowCall())
                .slowCallRateThreshold(SLOW_PERCENT)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .build());
    meters.ifPresent(
        registry -> {
          TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(registry);
          TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
        });
  }

  Guard of(String account, CallClass callClass) {
    String name = account + "." + callClass.name().toLowerCase(Locale.ROOT);
    return guards.computeIfAbsent(
        name, key -> new Guard(bulkheads.bulkhead(key), breakers.circuitBreaker(key), rest));
  }
}
