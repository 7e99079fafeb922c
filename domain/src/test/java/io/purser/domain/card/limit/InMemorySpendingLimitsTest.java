package io.purser.domain.card.limit;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemorySpendingLimitsTest extends SpendingLimitsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
