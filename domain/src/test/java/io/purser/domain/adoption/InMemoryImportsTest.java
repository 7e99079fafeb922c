package io.purser.domain.adoption;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryImportsTest extends ImportsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
