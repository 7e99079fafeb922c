package io.purser.domain.card.account.balance;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryCardBalancesTest extends CardBalancesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
