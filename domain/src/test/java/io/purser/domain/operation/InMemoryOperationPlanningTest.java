package io.purser.domain.operation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryOperationPlanningTest extends OperationPlanningContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
