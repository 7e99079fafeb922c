package io.purser.domain.adoption;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryProposalsTest extends ProposalsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
