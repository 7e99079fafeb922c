package io.purser.domain.idempotency;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryIdempotentOperationsTest extends IdempotentOperationsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
