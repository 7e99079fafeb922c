package io.purser.domain.transfer;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTransfersTest extends TransfersContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
