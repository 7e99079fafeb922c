package io.purser.domain.webhook;

import io.purser.domain.event.InMemoryEventLog;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.InstantSource;

/** Endpoints and deliveries in memory. The clock is the database's. */
public final class InMemoryWebhooks {
  private final InMemoryWebhookEndpoints endpoints;
  private final InMemoryWebhookDeliveries deliveries;

  public InMemoryWebhooks(InMemoryUnitOfWork work, InMemoryEventLog log, InstantSource clock) {
    this.endpoints = new InMemoryWebhookEndpoints(work);
    this.deliveries = new InMemoryWebhookDeliveries(work, log, endpoints, clock);
  }

  public WebhookEndpoints endpoints() {
    return endpoints;
  }

  public WebhookDeliveries deliveries() {
    return deliveries;
  }
}
