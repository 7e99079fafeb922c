package io.purser.domain.programme.swap;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemorySwapsTest extends SwapsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
