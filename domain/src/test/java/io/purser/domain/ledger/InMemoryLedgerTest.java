package io.purser.domain.ledger;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryLedgerTest extends LedgerContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
