package io.purser.domain.access.confirmation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryConfirmationsTest extends ConfirmationsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
