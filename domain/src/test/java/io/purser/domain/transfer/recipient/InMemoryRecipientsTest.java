package io.purser.domain.transfer.recipient;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryRecipientsTest extends RecipientsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
