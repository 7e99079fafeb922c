package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Account;
import io.purser.twin.state.Ids;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.List;
import java.util.Set;

/** Accounts, which group wallets. Their answers are bare objects. */
final class AccountRoutes {
  private static final Set<String> TYPES = Set.of("business", "personal", "customer");

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post("/accounts/create-account", Scope.WRITE, this::create),
        Operation.get("/accounts/get-accounts", Scope.READ, this::own),
        Operation.post("/accounts/get-user-accounts", Scope.READ, this::ofUser));
  }

  private Response create(Call call) {
    var in = call.body();
    String name = in.text("account_name");
    String type =
        in.text("account_type", TYPES::contains, "Must be business, personal or customer");
    in.check();
    var account = new Account(Ids.objectId(), call.owner(), null, name, type, call.cause().at());
    call.world().accounts.put(account);
    call.world().effect(call.cause(), "account_created", call.owner(), name, account.id());
    return Response.json(200, json(account));
  }

  private Response own(Call call) {
    var accounts =
        call.world().accounts.where(World.BY_OWNER, call.owner()).stream()
            .filter(account -> account.customerId() == null)
            .map(account -> listed(call.world(), account))
            .toList();
    var body = Json.object();
    body.set("accounts", Json.array(accounts));
    return Response.json(200, body);
  }

  private Response ofUser(Call call) {
    String id = call.body().text("user_id", "customer_id", "id");
    call.body().check();
    var customer =
        call.world()
            .customers
            .find(id)
            .filter(found -> found.owner().equals(call.owner()))
            .orElseThrow(() -> Refusal.notFound("User", id));
    var accounts =
        call.world().accounts.where(World.BY_CUSTOMER, customer.id()).stream()
            .map(account -> listed(call.world(), account).put("user_id", customer.id()))
            .toList();
    var body = Json.object();
    body.set("accounts", Json.array(accounts));
    return Response.json(200, body);
  }

  private static ObjectNode listed(World world, Account account) {
    long wallets =
        world.wallets.where(World.BY_OWNER, account.owner()).stream()
            .filter(wallet -> wallet.accountId().equals(account.id()))
            .count();
    return json(account).put("asset_count", wallets);
  }

  private static ObjectNode json(Account account) {
    return Json.object()
        .put("id", account.id())
        .put("account_id", account.id())
        .put("account_name", account.name())
        .put("account_type", account.type())
        .put("status", "active")
        .put("created_at", WireTime.seconds(account.createdAt()));
  }
}
