package io.purser.domain.programme;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryCardCustomersTest extends CardCustomersContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
