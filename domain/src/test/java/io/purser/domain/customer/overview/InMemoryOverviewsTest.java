package io.purser.domain.customer.overview;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryOverviewsTest extends OverviewsContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
