package io.purser.domain.customer;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryCustomersTest extends CustomersContract {
  private final Store store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
