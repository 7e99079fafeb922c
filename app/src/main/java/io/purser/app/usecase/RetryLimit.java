package io.purser.app.usecase;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.purser.domain.operation.RetryBudget;
import jakarta.inject.Singleton;

/** What a node may spend on repeating calls to the provider, and how much of it is left. */
@Factory
final class RetryLimit {
  @Singleton
  RetryBudget retryBudget(MeterRegistry metrics) {
    var budget = new RetryBudget();
    metrics.gauge("purser.provider.retries.left", budget, RetryBudget::retriesLeft);
    return budget;
  }
}
