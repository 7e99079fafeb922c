package io.purser.domain.webhook;

import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a message that stands for no event, at once and only once, so that whoever sets up an
 * endpoint sees whether it takes messages. It works for a disabled one as well.
 */
public final class PingWebhookEndpoint {
  /** What the message says has happened. It is in no feed. */
  public static final String TYPE = "webhook.ping";

  /** Somebody waits for it, and no longer than for any other request. */
  private static final Duration TIME = Duration.ofSeconds(7);

  private final UnitOfWork work;
  private final WebhookEndpoints endpoints;
  private final WebhookSender sender;
  private final EventBody bodies;
  private final Ids ids;
  private final InstantSource clock;

  public PingWebhookEndpoint(
      UnitOfWork work,
      WebhookEndpoints endpoints,
      WebhookSender sender,
      EventBody bodies,
      Ids ids,
      InstantSource clock) {
    this.work = work;
    this.endpoints = endpoints;
    this.sender = sender;
    this.bodies = bodies;
    this.ids = ids;
    this.clock = clock;
  }

  /** Empty when there is no such endpoint. */
  public Optional<Attempt> handle(TenantId tenant, WebhookEndpointId id) {
    return work.reading(tenant, () -> endpoints.get(tenant, id)).map(this::send);
  }

  private Attempt send(WebhookEndpoint endpoint) {
    var now = clock.instant();
    var ping =
        new DomainEvent(
            ids.next("evt"), endpoint.tenant(), TYPE, endpoint.id().value(), null, Map.of(), now);
    var body = bodies.of(new PlacedEvent(0, 0, ping));
    var message = WebhookMessage.signed(ping.id(), body, endpoint.secrets().at(now), now);
    return sender.send(endpoint.url(), message, TIME);
  }
}
