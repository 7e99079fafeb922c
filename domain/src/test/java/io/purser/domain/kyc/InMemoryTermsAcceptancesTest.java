package io.purser.domain.kyc;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryTermsAcceptancesTest extends TermsAcceptancesContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
