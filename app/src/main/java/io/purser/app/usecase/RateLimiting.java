package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.throttle.Replenishment;
import io.purser.domain.throttle.SharedTokens;
import jakarta.inject.Singleton;

/** What limits how often this node may be asked. */
@Factory
final class RateLimiting {
  @Singleton
  Replenishment replenishment(SharedTokens shared) {
    return new Replenishment(shared, System::nanoTime);
  }
}
