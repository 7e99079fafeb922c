package io.purser.domain.audit;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;
import org.junit.jupiter.api.Nested;

class InMemoryAuditLogTest {
  private final InMemoryStore store = new InMemoryStore();

  @Nested
  class ItsSeals extends AuditSealsContract {
    @Override
    protected Store store() {
      return store;
    }
  }

  @Nested
  class ItsReading extends AuditTrailContract {
    @Override
    protected Store store() {
      return store;
    }
  }
}
