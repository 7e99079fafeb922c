package io.purser.domain.wallet.external;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryExternalWalletsTest extends ExternalWalletsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
