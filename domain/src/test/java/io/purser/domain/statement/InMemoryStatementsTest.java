package io.purser.domain.statement;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryStatementsTest extends StatementsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
