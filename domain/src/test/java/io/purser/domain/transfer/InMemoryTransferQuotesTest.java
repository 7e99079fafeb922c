package io.purser.domain.transfer;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTransferQuotesTest extends TransferQuotesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
