package io.purser.domain.customer.deletion;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

class InMemoryDeletionRacesTest extends DeletionRacesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
