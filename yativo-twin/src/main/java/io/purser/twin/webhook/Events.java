package io.purser.twin.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.fault.Faults;
import io.purser.twin.http.Json;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Delivery;
import io.purser.twin.state.DeliveryStatus;
import io.purser.twin.state.Fault;
import io.purser.twin.state.Ids;
import io.purser.twin.state.MemberNames;
import io.purser.twin.state.Signing;
import io.purser.twin.state.WebhookEndpoint;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.time.Instant;
import java.util.List;

/**
 * Turns what happened into deliveries, one for each endpoint that wants it, in the commit in which
 * it happened. Here the faults of webhooks strike; sending is the {@link Dispatcher}'s.
 */
public final class Events {
  private final BusinessClock clock;

  public Events(BusinessClock clock) {
    this.clock = clock;
  }

  public void emit(World world, String owner, String type, ObjectNode data, Instant at) {
    for (var endpoint : world.webhooks.where(World.BY_OWNER, owner)) {
      if (endpoint.wants(type)) {
        var event = Event.of(type, data, at);
        deliver(world, endpoint, event, at);
      }
    }
  }

  private void deliver(World world, WebhookEndpoint endpoint, Event event, Instant at) {
    var delivery = delivery(world, endpoint, event, "event", Signing.GENUINE, false, at);
    var fault = Faults.takeForWebhook(world, event.body());
    if (fault.isEmpty()) {
      world.deliveries.put(delivery);
    } else {
      strike(world, endpoint, event, delivery, fault.get());
    }
    letHeldOnesFollow(world, delivery);
  }

  private void strike(
      World world, WebhookEndpoint endpoint, Event event, Delivery delivery, Fault fault) {
    var at = delivery.createdAt();
    var parameters = fault.parameters();
    switch (Faults.kind(fault)) {
      case DUPLICATE -> {
        world.deliveries.put(delivery);
        for (int i = 0; i < parameters.path("copies").asInt(); i++) {
          world.deliveries.put(
              delivery(world, endpoint, event, "duplicate", Signing.GENUINE, false, at));
        }
      }
      case REORDER ->
          world.deliveries.put(
              delivery.planned(
                  DeliveryStatus.HELD,
                  at.plusSeconds(parameters.path("seconds").asLong()),
                  delivery.order()));
      case LATE -> {
        long offset = parameters.path("timestamp_offset_seconds").asLong();
        var signing =
            offset == 0
                ? Signing.GENUINE
                : Signing.genuineAt(clock.wallNow().getEpochSecond() + offset);
        var late = delivery(world, endpoint, event, "event", signing, false, at);
        world.deliveries.put(
            late.planned(
                DeliveryStatus.PENDING,
                at.plusSeconds(parameters.path("seconds").asLong()),
                late.order()));
      }
      case LOST ->
          world.deliveries.put(delivery.planned(DeliveryStatus.LOST, null, delivery.order()));
      case FORGED -> {
        var forged = event.underAnotherId(at);
        world.deliveries.put(
            delivery(
                world,
                endpoint,
                forged,
                "forged",
                Signing.by(Signing.Hand.WRONG_SECRET, null),
                true,
                at));
        world.deliveries.put(delivery.planned(DeliveryStatus.PENDING, at, world.nextOrder()));
      }
      default -> throw new IllegalStateException("not a fault of webhooks: " + fault.kind());
    }
  }

  /** A delivery held back to spoil the order goes right after the next one to its endpoint. */
  private static void letHeldOnesFollow(World world, Delivery next) {
    for (var held : world.deliveries.where(World.HELD, next.webhookId())) {
      if (!held.id().equals(next.id())) {
        world.deliveries.put(
            held.planned(DeliveryStatus.PENDING, next.createdAt(), world.nextOrder()));
      }
    }
  }

  /** A new delivery, not yet put into the world. */
  public static Delivery delivery(
      World world,
      WebhookEndpoint endpoint,
      Event event,
      String origin,
      Signing signing,
      boolean once,
      Instant at) {
    return new Delivery(
        Ids.delivery(),
        endpoint.owner(),
        endpoint.id(),
        endpoint.url(),
        event.id(),
        event.type(),
        world.memberNames.get().in(MemberNames.WEBHOOK, event.body()),
        origin,
        signing,
        once,
        world.nextOrder(),
        DeliveryStatus.PENDING,
        List.of(),
        at,
        at,
        null);
  }

  /** An event's id, type and the text in which it is sent. */
  public record Event(String id, String type, String body) {
    public static Event of(String type, ObjectNode data, Instant at) {
      return withId(Ids.event(at), type, data, at);
    }

    public static Event withId(String id, String type, ObjectNode data, Instant at) {
      var envelope = Json.object().put("id", id).put("type", type);
      envelope.put("created_at", WireTime.millis(at)).set("data", data);
      return new Event(id, type, Json.write(envelope));
    }

    Event underAnotherId(Instant at) {
      String other = Ids.event(at);
      return new Event(other, type, body.replace(id, other));
    }
  }
}
