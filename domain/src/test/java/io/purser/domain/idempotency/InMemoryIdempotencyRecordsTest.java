package io.purser.domain.idempotency;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryIdempotencyRecordsTest extends IdempotencyRecordsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
