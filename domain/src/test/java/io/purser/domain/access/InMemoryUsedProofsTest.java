package io.purser.domain.access;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryUsedProofsTest extends UsedProofsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
