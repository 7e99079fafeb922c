package io.purser.domain.ledger.cash;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryCashLedgerTest extends CashLedgerContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
