package io.purser.domain.tenant.credential;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryProviderCredentialsTest extends ProviderCredentialsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
