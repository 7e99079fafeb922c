package io.purser.domain.webhook;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All endpoints of tenants. Used inside a unit of work of the tenant. */
public interface WebhookEndpoints {
  /** Adds an endpoint that is told of what comes after this position of the feed. */
  void add(WebhookEndpoint endpoint, long after);

  Optional<WebhookEndpoint> get(TenantId tenant, WebhookEndpointId id);

  /** The same, and nobody else changes it, or plans or ends deliveries to it, until the end. */
  Optional<WebhookEndpoint> lock(TenantId tenant, WebhookEndpointId id);

  /**
   * @throws io.purser.domain.work.StaleAggregate when a newer version was saved
   */
  WebhookEndpoint save(WebhookEndpoint endpoint);

  /** It is found no more, and its secrets are forgotten. What was pending is never sent. */
  void remove(WebhookEndpoint endpoint);

  /** Newest first. */
  Page<WebhookEndpoint> list(TenantId tenant, PageRequest page);

  int count(TenantId tenant);
}
