package io.purser.twin.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.LiveSettings;
import io.purser.twin.state.LiveSettings.Quota;
import io.purser.twin.state.MemberNames;
import io.purser.twin.state.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Shows and changes what can be changed while the twin runs. */
final class SettingsControls {
  private static final int MOST_REQUESTS = 10_000_000;
  private static final double FASTEST = 1_000_000;

  private final Store store;
  private final BusinessClock clock;
  private final List<String> providerRoutes;

  SettingsControls(Store store, BusinessClock clock, List<String> providerRoutes) {
    this.store = store;
    this.clock = clock;
    this.providerRoutes = providerRoutes;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("/settings", _ -> Response.json(200, json())),
        Control.patch("/settings", this::change));
  }

  private Response change(Control.Call call) {
    var fields = call.fields();
    store.commit(
        world -> {
          var next = merged(world.settings.get(), fields);
          var cards = CardSettingsFields.merged(world.cardSettings.get(), fields);
          var names = names(fields, world.memberNames.get());
          var speed = speed(fields);
          fields.done();
          world.settings.set(next);
          world.cardSettings.set(cards);
          world.memberNames.set(names);
          speed.ifPresent(factor -> world.clock.set(clock.withSpeed(factor)));
          return world;
        });
    return Response.json(200, json());
  }

  private static LiveSettings merged(LiveSettings now, Fields fields) {
    return new LiveSettings(
        fields.flag("accept_duplicates").orElse(now.acceptDuplicates()),
        fields.has("quota") ? quota(fields) : now.quota(),
        fields.number("webhook_timeout_ms", 1, 120_000).orElse(now.webhookTimeoutMs()),
        fields.number("webhook_parallelism", 1, 32).orElse(now.webhookParallelism()),
        fields.flag("webhook_sign_each_attempt").orElse(now.webhookSignEachAttempt()),
        fields.number("send_submit_seconds", 0, 86_400).orElse(now.sendSubmitSeconds()),
        fields.number("send_complete_seconds", 0, 604_800).orElse(now.sendCompleteSeconds()));
  }

  private static @Nullable Quota quota(Fields fields) {
    var node = fields.node("quota");
    if (node.isEmpty()) {
      return null;
    }
    var windows = Fields.of(node.get().toString());
    var quota =
        new Quota(
            window(windows, "per_minute"), window(windows, "per_hour"), window(windows, "per_day"));
    windows.done();
    return quota;
  }

  private static int window(Fields windows, String name) {
    return windows
        .number(name, 1, MOST_REQUESTS)
        .orElseThrow(() -> ControlRefusal.invalid("quota needs " + name + "."));
  }

  /** Given, they replace all that were renamed before. */
  private MemberNames names(Fields fields, MemberNames now) {
    var given = fields.node("renamed_members");
    if (given.isEmpty()) {
      return now;
    }
    var renamed = new HashMap<String, Map<String, String>>();
    for (var place : given.get().properties()) {
      String name = place.getKey();
      if (!providerRoutes.contains(name) && !name.equals(MemberNames.WEBHOOK)) {
        throw ControlRefusal.invalid("There is no route " + name + ".");
      }
      var names = new HashMap<String, String>();
      for (var member : place.getValue().properties()) {
        if (!member.getValue().isTextual()) {
          throw ControlRefusal.invalid("The other name of a member must be a string.");
        }
        names.put(member.getKey(), member.getValue().asText());
      }
      renamed.put(name, Map.copyOf(names));
    }
    return new MemberNames(Map.copyOf(renamed));
  }

  private static OptionalDouble speed(Fields fields) {
    var node = fields.node("clock_speed");
    if (node.isEmpty()) {
      return OptionalDouble.empty();
    }
    double factor = node.get().asDouble(-1);
    if (!node.get().isNumber() || !(factor >= 0 && factor <= FASTEST)) {
      throw ControlRefusal.invalid("clock_speed must be a number from 0 to a million.");
    }
    return OptionalDouble.of(factor);
  }

  ObjectNode json() {
    var settings = store.read(world -> world.settings.get());
    var json = Json.object().put("accept_duplicates", settings.acceptDuplicates());
    var quota = settings.quota();
    if (quota == null) {
      json.putNull("quota");
    } else {
      json.putObject("quota")
          .put("per_minute", quota.perMinute())
          .put("per_hour", quota.perHour())
          .put("per_day", quota.perDay());
    }
    json.put("webhook_timeout_ms", settings.webhookTimeoutMs())
        .put("webhook_parallelism", settings.webhookParallelism())
        .put("webhook_sign_each_attempt", settings.webhookSignEachAttempt())
        .put("send_submit_seconds", settings.sendSubmitSeconds())
        .put("send_complete_seconds", settings.sendCompleteSeconds())
        .put("clock_speed", clock.speed());
    json.set(
        "renamed_members",
        Json.MAPPER.<JsonNode>valueToTree(store.read(world -> world.memberNames.get().renamed())));
    CardSettingsFields.write(store.read(world -> world.cardSettings.get()), json);
    return json;
  }
}
