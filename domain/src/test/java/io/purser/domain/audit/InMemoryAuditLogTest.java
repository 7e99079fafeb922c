package io.purser.domain.audit;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

class InMemoryAuditLogTest extends AuditSealsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
