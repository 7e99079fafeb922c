package io.purser.domain.programme;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryMasterWalletsTest extends MasterWalletsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
