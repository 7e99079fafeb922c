package io.purser.domain.work;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryUnitOfWorkTest extends UnitOfWorkContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
