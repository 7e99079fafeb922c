package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Effect;
import io.purser.twin.state.LoggedRequest;
import io.purser.twin.state.Store;
import io.purser.twin.state.WireTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What was asked and what really happened, oldest first. */
final class LedgerControls {
  private static final Set<String> REQUEST_FILTERS =
      Set.of(
          "method", "path", "route", "account_id", "idempotency_key", "status", "after", "limit");
  private static final Set<String> EFFECT_FILTERS =
      Set.of("kind", "account_id", "natural_key", "resource_id", "request", "after", "limit");
  private static final long MOST_ROWS = 1_000;

  private final Store store;

  LedgerControls(Store store) {
    this.store = store;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("/requests", this::requests), Control.get("/effects", this::effects));
  }

  private Response requests(Control.Call call) {
    call.onlyFilters(REQUEST_FILTERS);
    long after = call.numberFilter("after", 0);
    var fitting =
        store.read(
            world ->
                world.requests.all().stream()
                    .filter(request -> request.number() > after)
                    .map(LedgerControls::json)
                    .filter(row -> fits(call, row, REQUEST_FILTERS))
                    .toList());
    var body = Json.object();
    body.set("requests", Json.array(fitting.stream().limit(limit(call)).toList()));
    return Response.json(200, body.put("total", fitting.size()));
  }

  private Response effects(Control.Call call) {
    call.onlyFilters(EFFECT_FILTERS);
    long after = call.numberFilter("after", 0);
    var fitting =
        store.read(
            world ->
                world.effects.all().stream()
                    .filter(effect -> effect.number() > after)
                    .map(LedgerControls::json)
                    .filter(row -> fits(call, row, EFFECT_FILTERS))
                    .toList());
    var counts = new TreeMap<String, Integer>();
    fitting.forEach(row -> counts.merge(row.path("kind").asText(), 1, Integer::sum));
    var body = Json.object();
    body.set("effects", Json.array(fitting.stream().limit(limit(call)).toList()));
    body.put("total", fitting.size()).set("counts", Json.MAPPER.valueToTree(counts));
    return Response.json(200, body);
  }

  private static boolean fits(Control.Call call, ObjectNode row, Set<String> filters) {
    return filters.stream()
        .filter(row::has)
        .allMatch(name -> call.filter(name).map(row.path(name).asText()::equals).orElse(true));
  }

  private static long limit(Control.Call call) {
    long limit = call.numberFilter("limit", MOST_ROWS);
    if (limit < 1 || limit > MOST_ROWS) {
      throw ControlRefusal.invalid("limit must be from 1 to " + MOST_ROWS + ".");
    }
    return limit;
  }

  private static ObjectNode json(LoggedRequest request) {
    var json =
        Json.object()
            .put("number", request.number())
            .put("at", WireTime.millis(request.at()))
            .put("business_at", WireTime.millis(request.businessAt()))
            .put("method", request.method())
            .put("path", request.path())
            .put("route", request.route())
            .put("account_id", request.accountId())
            .put("api_key", request.apiKey())
            .put("idempotency_key", request.idempotencyKey());
    json.set("body", request.body());
    return json.put("status", request.status())
        .put("cut", request.cut())
        .put("fault", request.fault());
  }

  private static ObjectNode json(Effect effect) {
    return Json.object()
        .put("number", effect.number())
        .put("at", WireTime.millis(effect.at()))
        .put("kind", effect.kind())
        .put("account_id", effect.owner())
        .put("natural_key", effect.naturalKey())
        .put("resource_id", effect.resourceId())
        .put("request", effect.request());
  }
}
