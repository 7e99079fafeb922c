package io.purser.domain.tenant.setting;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemorySettingsOfTenantsTest extends SettingsOfTenantsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
