package io.purser.domain.webhook;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Sends events to an endpoint again: one, or all after a position. Inside a unit of work. */
public final class RedeliverEvents {
  /** How many positions one recovery looks at; whoever wants more goes on after these. */
  private static final int POSITIONS_AT_ONCE = 5_000;

  private final WebhookEndpoints endpoints;
  private final WebhookDeliveries deliveries;
  private final Journal journal;
  private final InstantSource clock;

  public RedeliverEvents(
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      Journal journal,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.journal = journal;
    this.clock = clock;
  }

  public Result redeliver(TenantId tenant, WebhookEndpointId id, String eventId, Initiator by) {
    return at(
        tenant,
        id,
        () -> {
          if (!deliveries.redeliver(tenant, id, eventId)) {
            return new Result.NoSuchEvent();
          }
          journal.note(by, tenant, "webhook_delivery.redelivered", eventId, clock.instant());
          return new Result.Redelivered(deliveries.get(tenant, id, eventId).orElseThrow());
        });
  }

  /**
   * @param after the position after which events are sent again
   */
  public Result recover(TenantId tenant, WebhookEndpointId id, long after, Initiator by) {
    return at(
        tenant,
        id,
        () -> {
          journal.note(by, tenant, "webhook_endpoint.recovered", id.value(), clock.instant());
          return new Result.Recovered(deliveries.recover(tenant, id, after, POSITIONS_AT_ONCE));
        });
  }

  private Result at(TenantId tenant, WebhookEndpointId id, Supplier<Result> body) {
    var endpoint = endpoints.lock(tenant, id);
    if (endpoint.isEmpty()) {
      return new Result.NoSuchEndpoint();
    }
    return endpoint.get().isEnabled() ? body.get() : new Result.Disabled();
  }

  /** What came of it. */
  public sealed interface Result {
    record Redelivered(WebhookDelivery delivery) implements Result {}

    record Recovered(WebhookDeliveries.Recovery recovery) implements Result {}

    record NoSuchEndpoint() implements Result {}

    record NoSuchEvent() implements Result {}

    /** Nothing is sent to it before it is enabled. */
    record Disabled() implements Result {}
  }
}
