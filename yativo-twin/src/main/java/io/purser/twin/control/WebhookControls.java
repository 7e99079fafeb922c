package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Attempt;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Delivery;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Signing;
import io.purser.twin.state.Store;
import io.purser.twin.state.WebhookEndpoint;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.webhook.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The deliveries with everything that was sent, sent again, and events that never happened. */
final class WebhookControls {
  private static final Set<String> FILTERS =
      Set.of("webhook_id", "account_id", "status", "event_type", "event_id", "origin", "limit");
  private static final long MOST_ROWS = 1_000;
  private static final int MONTH_SECONDS = 2_592_000;

  private final Store store;
  private final BusinessClock clock;

  WebhookControls(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("/webhooks/deliveries", this::deliveries),
        Control.get("/webhooks/deliveries/{deliveryId}", this::delivery),
        Control.post("/webhooks/deliveries/{deliveryId}/replay", this::replay),
        Control.post("/webhooks/forge", this::forge));
  }

  private Response deliveries(Control.Call call) {
    call.onlyFilters(FILTERS);
    var fitting =
        store.read(
            world ->
                world.deliveries.all().stream()
                    .map(WebhookControls::json)
                    .filter(row -> fits(call, row))
                    .toList());
    long limit = call.numberFilter("limit", MOST_ROWS);
    if (limit < 1 || limit > MOST_ROWS) {
      throw ControlRefusal.invalid("limit must be from 1 to " + MOST_ROWS + ".");
    }
    var body = Json.object();
    body.set("deliveries", Json.array(fitting.stream().limit(limit).toList()));
    return Response.json(200, body.put("total", fitting.size()));
  }

  private static boolean fits(Control.Call call, ObjectNode row) {
    return FILTERS.stream()
        .filter(row::has)
        .allMatch(name -> call.filter(name).map(row.path(name).asText()::equals).orElse(true));
  }

  private Response delivery(Control.Call call) {
    return store.read(world -> Response.json(200, json(find(world, call))));
  }

  /** Sends the same bytes again, each time as a delivery of its own that is tried once. */
  private Response replay(Control.Call call) {
    var fields = call.fields();
    int times = fields.number("times", 1, 1_000).orElse(1);
    String signature = fields.text("signature").orElse("fresh");
    fields.done();
    if (!List.of("fresh", "recorded").contains(signature)) {
      throw ControlRefusal.invalid("signature must be fresh or recorded.");
    }
    return store.commit(
        world -> {
          var original = find(world, call);
          var signing = signature.equals("fresh") ? Signing.GENUINE : recorded(original);
          var event = new Events.Event(original.eventId(), original.eventType(), original.body());
          var endpoint = endpoint(world, original.webhookId());
          var copies = new ArrayList<ObjectNode>();
          for (int i = 0; i < times; i++) {
            copies.add(json(plan(world, endpoint, event, "replay", signing)));
          }
          var body = Json.object();
          body.set("deliveries", Json.array(copies));
          return Response.json(202, body);
        });
  }

  private static Signing recorded(Delivery original) {
    if (original.attempts().isEmpty()) {
      throw ControlRefusal.conflict("The delivery has not been attempted yet.");
    }
    var last = original.attempts().getLast();
    return Signing.recorded(last.timestamp(), last.signature());
  }

  /** Sends an event that never happened, signed by whom the body says. */
  private Response forge(Control.Call call) {
    var fields = call.fields();
    String webhookId = fields.requiredText("webhook_id");
    String type = fields.requiredText("type");
    var data =
        fields
            .node("data")
            .map(
                node ->
                    node instanceof ObjectNode object ? object : refuse("data must be an object."))
            .orElseGet(Json::object);
    var id = fields.text("event_id");
    var hand = hand(fields.text("signed_with").orElse("wrong_secret"));
    int offset = fields.number("timestamp_offset_seconds", -MONTH_SECONDS, MONTH_SECONDS).orElse(0);
    fields.done();
    var now = clock.now();
    Long timestamp = offset == 0 ? null : clock.wallNow().getEpochSecond() + offset;
    return store.commit(
        world -> {
          var event = Events.Event.withId(id.orElseGet(() -> Ids.event(now)), type, data, now);
          var signing = Signing.by(hand, timestamp);
          var forged = plan(world, endpoint(world, webhookId), event, "forged", signing);
          return Response.json(202, json(forged));
        });
  }

  private static ObjectNode refuse(String why) {
    throw ControlRefusal.invalid(why);
  }

  private static Signing.Hand hand(String name) {
    return switch (name) {
      case "wrong_secret" -> Signing.Hand.WRONG_SECRET;
      case "genuine" -> Signing.Hand.GENUINE;
      case "nothing" -> Signing.Hand.NONE;
      default ->
          throw ControlRefusal.invalid("signed_with must be wrong_secret, genuine or nothing.");
    };
  }

  private Delivery plan(
      World world, WebhookEndpoint endpoint, Events.Event event, String origin, Signing signing) {
    var delivery = Events.delivery(world, endpoint, event, origin, signing, true, clock.now());
    world.deliveries.put(delivery);
    return delivery;
  }

  private static WebhookEndpoint endpoint(World world, String id) {
    return world.webhooks.find(id).orElseThrow(() -> ControlRefusal.notFound("webhook", id));
  }

  private static Delivery find(World world, Control.Call call) {
    String id = call.id("deliveryId");
    return world.deliveries.find(id).orElseThrow(() -> ControlRefusal.notFound("delivery", id));
  }

  private static ObjectNode json(Delivery delivery) {
    var json =
        Json.object()
            .put("delivery_id", delivery.id())
            .put("webhook_id", delivery.webhookId())
            .put("account_id", delivery.owner())
            .put("url", delivery.url())
            .put("event_id", delivery.eventId())
            .put("event_type", delivery.eventType())
            .put("origin", delivery.origin())
            .put("status", delivery.status().wireName())
            .put("body", delivery.body());
    json.set(
        "attempts", Json.array(delivery.attempts().stream().map(WebhookControls::json).toList()));
    return json.put("next_attempt_at", WireTime.millisOrNull(delivery.nextAttemptAt()))
        .put("created_at", WireTime.millis(delivery.createdAt()))
        .put("delivered_at", WireTime.millisOrNull(delivery.deliveredAt()));
  }

  private static ObjectNode json(Attempt attempt) {
    return Json.object()
        .put("at", WireTime.millis(attempt.at()))
        .put("timestamp", attempt.timestamp())
        .put("signature", attempt.signature())
        .put("response_status", attempt.responseStatus())
        .put("response_body", attempt.responseBody())
        .put("error", attempt.error())
        .put("took_ms", attempt.tookMs());
  }
}
