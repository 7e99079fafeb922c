package io.purser.twin.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.api.Scope;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Ids;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.Store;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The platforms that have an account with the provider, each with a key of its own. */
final class PlatformControls {
  private final Store store;
  private final BusinessClock clock;

  PlatformControls(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("/accounts", _ -> list()),
        Control.post("/accounts", this::create),
        Control.post("/accounts/{accountId}/rotate-key", this::rotateKey),
        Control.post("/accounts/{accountId}/revoke-previous-key", this::revokePreviousKey),
        Control.post("/accounts/{accountId}/revoke-tokens", this::revokeTokens));
  }

  private Response list() {
    var rows =
        store.read(
            world -> world.providerAccounts.all().stream().map(PlatformControls::json).toList());
    var body = Json.object();
    body.set("accounts", Json.array(rows));
    return Response.json(200, body.put("total", rows.size()));
  }

  private Response create(Control.Call call) {
    var fields = call.fields();
    String name = fields.text("name").orElse("another platform");
    String key = fields.text("api_key").orElseGet(Ids::apiKey);
    String secret = fields.text("api_secret").orElseGet(Ids::apiSecret);
    var scopes = scopes(fields);
    fields.done();
    var account =
        new ProviderAccount(Ids.providerAccount(), name, key, secret, null, scopes, 0, clock.now());
    store.commit(
        world -> {
          if (!world.providerAccounts.where(World.BY_API_KEY, key).isEmpty()) {
            throw ControlRefusal.conflict("This api_key is taken.");
          }
          world.providerAccounts.put(account);
          return account;
        });
    return Response.json(201, json(account));
  }

  private static List<String> scopes(Fields fields) {
    var node = fields.node("scopes");
    if (node.isEmpty()) {
      return Scope.all();
    }
    var scopes = new ArrayList<String>();
    node.get().forEach(scope -> scopes.add(scope.asText()));
    if (!node.get().isArray() || !Scope.all().containsAll(scopes)) {
      throw ControlRefusal.invalid("scopes must be an array of " + Scope.all() + ".");
    }
    return List.copyOf(scopes);
  }

  /** From now on two keys open the account: this one, and the one of until now. */
  private Response rotateKey(Control.Call call) {
    var fields = call.fields();
    String key = fields.text("api_key").orElseGet(Ids::apiKey);
    String secret = fields.text("api_secret").orElseGet(Ids::apiSecret);
    fields.done();
    return changed(
        call,
        (world, account) -> {
          boolean taken =
              world.providerAccounts.all().stream().anyMatch(it -> it.openedBy(key).isPresent());
          if (taken) {
            throw ControlRefusal.conflict("This api_key is taken.");
          }
          return account.rotated(new ProviderAccount.Key(key, secret));
        });
  }

  private Response revokePreviousKey(Control.Call call) {
    call.fields().done();
    return changed(call, (_, account) -> account.withoutPreviousKey());
  }

  private Response revokeTokens(Control.Call call) {
    call.fields().done();
    return changed(call, (_, account) -> account.withoutItsTokens());
  }

  private Response changed(
      Control.Call call, BiFunction<World, ProviderAccount, ProviderAccount> change) {
    String id = call.id("accountId");
    var account =
        store.commit(
            world -> {
              var found =
                  world
                      .providerAccounts
                      .find(id)
                      .orElseThrow(() -> ControlRefusal.notFound("account", id));
              var next = change.apply(world, found);
              world.providerAccounts.put(next);
              return next;
            });
    return Response.json(200, json(account));
  }

  private static ObjectNode json(ProviderAccount account) {
    var json =
        Json.object()
            .put("account_id", account.id())
            .put("name", account.name())
            .put("api_key", account.apiKey())
            .put("api_secret", account.apiSecret());
    json.set("scopes", Json.MAPPER.<JsonNode>valueToTree(account.scopes()));
    return json.put("created_at", WireTime.millis(account.createdAt()));
  }
}
