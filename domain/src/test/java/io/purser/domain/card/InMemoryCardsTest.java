package io.purser.domain.card;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryCardsTest extends CardsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
