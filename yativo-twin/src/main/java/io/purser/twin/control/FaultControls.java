package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.fault.FaultKind;
import io.purser.twin.fault.FaultParameter;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Fault;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Store;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Files faults, shows how often they struck, and takes them away. */
final class FaultControls {
  private static final int MOST_TIMES = 1_000_000;

  private final Store store;
  private final List<String> providerRoutes;

  FaultControls(Store store, List<String> providerRoutes) {
    this.store = store;
    this.providerRoutes = providerRoutes;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("/faults", _ -> list()),
        Control.post("/faults", this::file),
        Control.delete("/faults", this::removeAll),
        Control.delete("/faults/{faultId}", this::remove));
  }

  private Response list() {
    var rows = store.read(world -> world.faults.all().stream().map(FaultControls::json).toList());
    var body = Json.object();
    body.set("faults", Json.array(rows));
    return Response.json(200, body.put("total", rows.size()));
  }

  private Response file(Control.Call call) {
    var fields = call.fields();
    String route = fields.requiredText("route");
    String kindName = fields.requiredText("kind");
    var kind =
        FaultKind.named(kindName)
            .orElseThrow(() -> ControlRefusal.invalid("kind must be one of " + kinds() + "."));
    requireRoute(route, kind);
    int times = fields.number("times", 0, MOST_TIMES).orElse(1);
    var bodyContains = fields.text("body_contains");
    var parameters = Json.object();
    kind.parameters().forEach(parameter -> read(parameter, fields, parameters));
    fields.done();
    var fault =
        new Fault(Ids.fault(), route, kindName, times, bodyContains.orElse(null), parameters, 0);
    store.commit(
        world -> {
          world.faults.put(fault);
          return fault;
        });
    return Response.json(201, json(fault));
  }

  private static String kinds() {
    return Arrays.stream(FaultKind.values())
        .map(FaultKind::wireName)
        .collect(Collectors.joining(", "));
  }

  private void requireRoute(String route, FaultKind kind) {
    boolean webhook = route.equals(FaultKind.WEBHOOK_ROUTE);
    if (kind.happensToWebhooks() != webhook) {
      throw ControlRefusal.invalid(
          kind.happensToWebhooks()
              ? kind.wireName() + " is for the route \"webhook\"."
              : kind.wireName() + " is for a route of the provider.");
    }
    if (!webhook && !route.equals("*") && !providerRoutes.contains(route)) {
      throw ControlRefusal.invalid(
          "route must be \"*\", \"webhook\" or one of " + providerRoutes + ".");
    }
  }

  private static void read(FaultParameter parameter, Fields fields, ObjectNode into) {
    switch (parameter) {
      case FaultParameter.WholeNumber(var name, var least, var most, var otherwise) -> {
        var given = fields.number(name, least, most);
        if (given.isEmpty() && otherwise == null) {
          throw ControlRefusal.invalid(name + " is required.");
        }
        into.put(name, given.isPresent() ? Integer.valueOf(given.getAsInt()) : otherwise);
      }
      case FaultParameter.Flag(var name) -> into.put(name, fields.flag(name).orElse(false));
      case FaultParameter.Text(var name) -> into.put(name, fields.requiredText(name));
      case FaultParameter.Choice(var name, var words) -> {
        String word = fields.text(name).orElse(words.getFirst());
        if (!words.contains(word)) {
          throw ControlRefusal.invalid(name + " must be one of " + words + ".");
        }
        into.put(name, word);
      }
    }
  }

  private Response removeAll(Control.Call call) {
    call.fields().done();
    int removed =
        store.commit(
            world -> {
              int all = world.faults.size();
              world.faults.clear();
              return all;
            });
    return Response.json(200, Json.object().put("removed", removed));
  }

  private Response remove(Control.Call call) {
    call.fields().done();
    String id = call.id("faultId");
    return store.commit(
        world -> {
          var fault = world.faults.find(id).orElseThrow(() -> ControlRefusal.notFound("fault", id));
          world.faults.remove(id);
          return Response.json(200, json(fault));
        });
  }

  private static ObjectNode json(Fault fault) {
    var json =
        Json.object()
            .put("id", fault.id())
            .put("route", fault.route())
            .put("kind", fault.kind())
            .put("times", fault.times())
            .put("hits", fault.hits())
            .put("body_contains", fault.bodyContains());
    json.setAll(fault.parameters());
    return json;
  }
}
