package io.purser.domain.quota;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryQuotasTest extends QuotasContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
