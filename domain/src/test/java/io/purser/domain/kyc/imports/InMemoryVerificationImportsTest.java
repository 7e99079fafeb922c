package io.purser.domain.kyc.imports;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryVerificationImportsTest extends VerificationImportsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
