package io.purser.domain.inbox;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryMissedEventsTest extends MissedEventsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
