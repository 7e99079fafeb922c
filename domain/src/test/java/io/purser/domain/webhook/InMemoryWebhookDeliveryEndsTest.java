package io.purser.domain.webhook;

import io.purser.domain.InMemoryStore;
import io.purser.domain.Store;

class InMemoryWebhookDeliveryEndsTest extends WebhookDeliveryEndsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Store store() {
    return store;
  }
}
