package io.purser.domain.customer;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class FindingInMemoryCustomersTest extends FindingCustomersContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
