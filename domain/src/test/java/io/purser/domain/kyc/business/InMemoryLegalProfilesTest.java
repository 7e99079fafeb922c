package io.purser.domain.kyc.business;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryLegalProfilesTest extends LegalProfilesContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
