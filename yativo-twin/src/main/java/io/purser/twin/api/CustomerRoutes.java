package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Account;
import io.purser.twin.state.Customer;
import io.purser.twin.state.CustomerStatus;
import io.purser.twin.state.Ids;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.List;

/** WaaS customers. Their answers are bare objects without an envelope. */
final class CustomerRoutes {

  List<Route<Operation>> routes() {
    return List.of(
        Operation.post("/customers/create-customer", Scope.WRITE, this::create),
        Operation.post("/customers/get-customers", Scope.READ, this::list),
        Operation.post("/customers/get-customer-transactions", Scope.READ, this::transactions));
  }

  private Response create(Call call) {
    var in = call.body();
    String email = in.text("email", EmailAddress::isValid, "Must be a valid email address");
    var name = in.optionalText("name");
    var phone = in.optionalText("phone");
    var metadata = in.texts("metadata");
    in.check();
    var world = call.world();
    String key = World.emailKey(call.owner(), email);
    boolean taken = !world.customers.where(World.BY_EMAIL, key).isEmpty();
    if (taken && !world.settings.get().acceptDuplicates()) {
      throw Refusal.conflict("A customer with this email already exists", null);
    }
    var now = call.cause().at();
    var customer =
        new Customer(
            Ids.customer(),
            call.owner(),
            email,
            name.orElse(null),
            phone.orElse(null),
            metadata,
            CustomerStatus.ACTIVE,
            now);
    world.customers.put(customer);
    // The account the customer's wallets will belong to.
    world.accounts.put(
        new Account(
            Ids.objectId(), call.owner(), customer.id(), name.orElse(email), "customer", now));
    world.effect(call.cause(), "customer_created", call.owner(), email, customer.id());
    var body = json(customer);
    body.put("phone", customer.phone()).set("metadata", Json.MAPPER.valueToTree(metadata));
    return Response.json(200, body);
  }

  private Response list(Call call) {
    var customers = call.world().customers.where(World.BY_OWNER, call.owner()).reversed();
    var body = Json.object();
    body.set("customers", Json.array(customers.stream().map(CustomerRoutes::json).toList()));
    return Response.json(200, body.put("total", customers.size()));
  }

  private Response transactions(Call call) {
    var customer = named(call);
    var rows =
        call.world().transactions.where(World.BY_CUSTOMER, customer.id()).reversed().stream()
            .map(TransactionRoutes::shortJson)
            .toList();
    var body = Json.object().put("customer_id", customer.id());
    body.set("transactions", Json.array(rows));
    return Response.json(200, body.put("total", rows.size()));
  }

  /** The customer the body names, if the caller may see it. */
  static Customer named(Call call) {
    String id = call.body().text("customer_id");
    call.body().check();
    return call.world()
        .customers
        .find(id)
        .filter(customer -> customer.owner().equals(call.owner()))
        .orElseThrow(() -> Refusal.notFound("Customer", id));
  }

  /** As in a list. A creation adds the phone and the metadata. */
  static ObjectNode json(Customer customer) {
    return Json.object()
        .put("id", customer.id())
        .put("customer_id", customer.id())
        .put("email", customer.email())
        .put("name", customer.name())
        .put("status", customer.status().wireName())
        .put("created_at", WireTime.seconds(customer.createdAt()));
  }
}
