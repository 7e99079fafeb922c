package io.purser.domain.reconciliation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryBreaksTest extends BreaksContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
