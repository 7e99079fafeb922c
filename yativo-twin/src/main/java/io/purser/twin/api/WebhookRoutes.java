package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Delivery;
import io.purser.twin.state.DeliveryStatus;
import io.purser.twin.state.Ids;
import io.purser.twin.state.WebhookEndpoint;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.ArrayList;
import java.util.List;

/** Webhook endpoints and the history of their deliveries. One list, two routes to register in. */
final class WebhookRoutes {
  private static final String WEBHOOKS = "/yativo-card/webhooks";
  private static final String ONE = WEBHOOKS + "/{webhookId}";
  private static final int MOST_ENDPOINTS = 100;

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post("/webhook/create-webhook", Scope.WEBHOOKS, this::create),
        Operation.post(WEBHOOKS, Scope.WEBHOOKS, this::create),
        Operation.get(WEBHOOKS, Scope.WEBHOOKS, this::list),
        Operation.get(ONE, Scope.WEBHOOKS, call -> Envelope.data(withSecret(named(call)))),
        Operation.put(ONE, Scope.WEBHOOKS, this::edit),
        Operation.delete(ONE, Scope.WEBHOOKS, this::delete),
        Operation.post(ONE + "/rotate-secret", Scope.WEBHOOKS, this::rotateSecret),
        Operation.get(ONE + "/deliveries", Scope.WEBHOOKS, this::deliveriesOfOne),
        Operation.get(WEBHOOKS + "/deliveries/all", Scope.WEBHOOKS, this::allDeliveries),
        Operation.post(WEBHOOKS + "/deliveries/{deliveryId}/retry", Scope.WEBHOOKS, this::retry));
  }

  private Response create(Call call) {
    var in = call.body();
    String url = in.text("url", WebhookUrl::isAllowed, WebhookUrl.RULE);
    var events = events(in, List.of("*"));
    var description = in.optionalText("description");
    in.check();
    var world = call.world();
    if (world.webhooks.where(World.BY_OWNER, call.owner()).size() >= MOST_ENDPOINTS) {
      throw Refusal.invalid("At most " + MOST_ENDPOINTS + " webhooks", null);
    }
    var now = call.cause().at();
    var webhook =
        new WebhookEndpoint(
            Ids.objectId(),
            call.owner(),
            url,
            events,
            Ids.webhookSecret(),
            true,
            description.orElse(null),
            null,
            null,
            0,
            now,
            now);
    world.webhooks.put(webhook);
    world.effect(call.cause(), "webhook_created", call.owner(), url, webhook.id());
    var data = Json.object().put("webhook_id", webhook.id()).put("url", url);
    data.set("events", Json.MAPPER.valueToTree(events));
    data.put("secret", webhook.secret()).put("created_at", WireTime.millis(now));
    return Envelope.done("Webhook created successfully", data);
  }

  private Response list(Call call) {
    return Envelope.list(
        call.world().webhooks.where(World.BY_OWNER, call.owner()).stream()
            .map(WebhookRoutes::json)
            .toList());
  }

  private Response edit(Call call) {
    var webhook = named(call);
    var in = call.body();
    String url = in.optionalText("url").orElse(webhook.url());
    if (!WebhookUrl.isAllowed(url)) {
      in.problem("url", WebhookUrl.RULE);
    }
    var events = events(in, webhook.events());
    boolean enabled = in.flag("enabled", webhook.enabled());
    var description = in.optionalText("description").orElse(webhook.description());
    in.check();
    var edited = webhook.edited(url, events, enabled, description, call.cause().at());
    call.world().webhooks.put(edited);
    // What waited while the endpoint was off is looked at again.
    call.world().deliveries.where(World.BY_WEBHOOK, edited.id()).stream()
        .filter(Delivery::isWaiting)
        .forEach(call.world().deliveries::put);
    call.world().effect(call.cause(), "webhook_updated", call.owner(), url, edited.id());
    return Envelope.done("Webhook updated successfully", json(edited));
  }

  private Response delete(Call call) {
    var webhook = named(call);
    var world = call.world();
    world.webhooks.remove(webhook.id());
    for (var delivery : world.deliveries.where(World.BY_WEBHOOK, webhook.id())) {
      if (delivery.isWaiting()) {
        world.deliveries.put(delivery.planned(DeliveryStatus.FAILED, null, delivery.order()));
      }
    }
    world.effect(call.cause(), "webhook_deleted", call.owner(), webhook.url(), webhook.id());
    return Envelope.done("Webhook deleted successfully");
  }

  private Response rotateSecret(Call call) {
    var rotated = named(call).withSecret(Ids.webhookSecret(), call.cause().at());
    call.world().webhooks.put(rotated);
    call.world()
        .effect(call.cause(), "webhook_secret_rotated", call.owner(), rotated.url(), rotated.id());
    return Envelope.done(
        "Webhook secret rotated successfully",
        Json.object().put("webhook_id", rotated.id()).put("secret", rotated.secret()));
  }

  private Response deliveriesOfOne(Call call) {
    var webhook = named(call);
    return history(call.world().deliveries.where(World.BY_WEBHOOK, webhook.id()));
  }

  private Response allDeliveries(Call call) {
    return history(call.world().deliveries.where(World.BY_OWNER, call.owner()));
  }

  private static Response history(List<Delivery> deliveries) {
    // The provider knows nothing of a forgery.
    return Envelope.list(
        deliveries.reversed().stream()
            .filter(delivery -> !delivery.origin().equals("forged"))
            .map(WebhookRoutes::json)
            .toList());
  }

  private Response retry(Call call) {
    String id = call.path().getOrDefault("deliveryId", "");
    var delivery =
        call.world()
            .deliveries
            .find(id)
            .filter(found -> found.owner().equals(call.owner()))
            .orElseThrow(() -> Refusal.notFound("Delivery", id));
    if (call.world().webhooks.find(delivery.webhookId()).isEmpty()) {
      throw Refusal.notFound("Webhook", delivery.webhookId());
    }
    var status =
        delivery.status() == DeliveryStatus.DELIVERED
            ? DeliveryStatus.DELIVERED
            : DeliveryStatus.PENDING;
    var again = delivery.planned(status, call.cause().at(), delivery.order());
    call.world().deliveries.put(again);
    call.world()
        .effect(call.cause(), "webhook_retry_requested", call.owner(), delivery.eventId(), id);
    return Envelope.done("Delivery queued for retry", json(again));
  }

  private static WebhookEndpoint named(Call call) {
    String id = call.path().getOrDefault("webhookId", "");
    return call.world()
        .webhooks
        .find(id)
        .filter(webhook -> webhook.owner().equals(call.owner()))
        .orElseThrow(() -> Refusal.notFound("Webhook", id));
  }

  private static List<String> events(Body in, List<String> otherwise) {
    var given = in.first("events");
    if (given.isEmpty()) {
      return otherwise;
    }
    var events = new ArrayList<String>();
    for (var event : given.get()) {
      events.add(event.isTextual() ? event.asText() : "");
    }
    if (!given.get().isArray() || events.isEmpty() || events.stream().anyMatch(String::isBlank)) {
      in.problem("events", "Must be an array of event types");
    }
    return List.copyOf(events);
  }

  private static ObjectNode withSecret(WebhookEndpoint webhook) {
    return json(webhook).put("secret", webhook.secret());
  }

  private static ObjectNode json(WebhookEndpoint webhook) {
    var json = Json.object().put("webhook_id", webhook.id()).put("url", webhook.url());
    json.set("events", Json.MAPPER.<JsonNode>valueToTree(webhook.events()));
    return json.put("enabled", webhook.enabled())
        .put("description", webhook.description())
        .put("last_success_at", WireTime.millisOrNull(webhook.lastSuccessAt()))
        .put("last_failure_at", WireTime.millisOrNull(webhook.lastFailureAt()))
        .put("consecutive_failures", webhook.consecutiveFailures())
        .put("created_at", WireTime.millis(webhook.createdAt()))
        .put("updated_at", WireTime.millis(webhook.updatedAt()));
  }

  private static ObjectNode json(Delivery delivery) {
    var last = delivery.attempts().isEmpty() ? null : delivery.attempts().getLast();
    return Json.object()
        .put("delivery_id", delivery.id())
        .put("webhook_id", delivery.webhookId())
        .put("event_id", delivery.eventId())
        .put("event_type", delivery.eventType())
        .put("url", delivery.url())
        .put("attempt", delivery.attempts().size())
        .put("status", delivery.status().providerName())
        .put("response_status", last == null ? null : last.responseStatus())
        .put("response_body", last == null ? null : last.responseBody())
        .put("next_attempt_at", WireTime.millisOrNull(delivery.nextAttemptAt()))
        .put("created_at", WireTime.millis(delivery.createdAt()))
        .put("delivered_at", WireTime.millisOrNull(delivery.deliveredAt()));
  }
}
