package io.purser.domain.customer.erasure;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

class InMemoryTracesTest extends TracesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
