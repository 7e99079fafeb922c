package io.purser.domain.card.spending;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemorySpendingFeedsTest extends SpendingFeedsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
