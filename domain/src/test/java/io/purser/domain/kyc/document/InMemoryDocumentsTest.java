package io.purser.domain.kyc.document;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryDocumentsTest extends DocumentsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
