package io.purser.domain.transfer.limit;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTransferLimitsTest extends TransferLimitsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
