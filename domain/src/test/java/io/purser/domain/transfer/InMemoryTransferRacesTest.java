package io.purser.domain.transfer;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTransferRacesTest extends TransferRacesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
