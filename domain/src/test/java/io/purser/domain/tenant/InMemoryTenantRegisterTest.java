package io.purser.domain.tenant;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTenantRegisterTest extends TenantRegisterContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
