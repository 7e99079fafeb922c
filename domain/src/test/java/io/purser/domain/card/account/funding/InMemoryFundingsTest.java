package io.purser.domain.card.account.funding;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

final class InMemoryFundingsTest extends FundingsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
