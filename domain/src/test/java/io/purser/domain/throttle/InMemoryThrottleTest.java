package io.purser.domain.throttle;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryThrottleTest extends ThrottleContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
