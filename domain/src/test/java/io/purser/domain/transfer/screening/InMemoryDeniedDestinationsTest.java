package io.purser.domain.transfer.screening;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryDeniedDestinationsTest extends DeniedDestinationsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
