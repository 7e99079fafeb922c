package io.purser.domain.card.onboarding;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemorySentCodesTest extends SentCodesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
