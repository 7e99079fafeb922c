package io.purser.domain.card.account.withdrawal;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryWithdrawalsTest extends WithdrawalsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
