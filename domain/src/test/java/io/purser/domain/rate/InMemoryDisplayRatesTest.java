package io.purser.domain.rate;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryDisplayRatesTest extends DisplayRatesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
