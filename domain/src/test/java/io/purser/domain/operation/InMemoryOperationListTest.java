package io.purser.domain.operation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

class InMemoryOperationListTest extends OperationListContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
