package io.purser.domain.event;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryEventLogTest extends EventFeedContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
