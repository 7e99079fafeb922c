package io.purser.domain.card.spending;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryCardTransactionsTest extends CardTransactionsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
