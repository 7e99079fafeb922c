package io.purser.domain.wallet;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryWalletTransactionsTest extends WalletTransactionsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
