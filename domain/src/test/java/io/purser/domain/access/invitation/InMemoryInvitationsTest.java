package io.purser.domain.access.invitation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryInvitationsTest extends InvitationsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
