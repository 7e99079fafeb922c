package io.purser.domain.tenant;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTenantsTest extends TenantsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
