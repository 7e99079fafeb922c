package io.purser.domain.programme.history;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryHistoryReadingsTest extends HistoryReadingsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
