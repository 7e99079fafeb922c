package io.purser.twin.control;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Customer;
import io.purser.twin.state.CustomerStatus;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import java.util.List;

/** What the provider's staff may do to a customer, and what its database may lose. */
final class CustomerControls {
  private final Store store;
  private final BusinessClock clock;

  CustomerControls(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.post(
            "/customers/{customerId}/suspend",
            call -> become(call, CustomerStatus.SUSPENDED, "customer_suspended")),
        Control.post(
            "/customers/{customerId}/reactivate",
            call -> become(call, CustomerStatus.ACTIVE, "customer_reactivated")),
        Control.post("/customers/{customerId}/forget", this::forget));
  }

  private Response become(Control.Call call, CustomerStatus status, String effect) {
    call.fields().done();
    var customer =
        store.commit(
            world -> {
              var changed = find(world, call).with(status);
              world.customers.put(changed);
              world.effect(
                  Cause.byItself(clock.now()),
                  effect,
                  changed.owner(),
                  changed.email(),
                  changed.id());
              return changed;
            });
    return Response.json(
        200,
        Json.object()
            .put("customer_id", customer.id())
            .put("email", customer.email())
            .put("status", customer.status().wireName()));
  }

  /** As if the provider had never known the customer: nothing of it is left. */
  private Response forget(Control.Call call) {
    call.fields().done();
    var forgotten =
        store.commit(
            world -> {
              var customer = find(world, call);
              world
                  .wallets
                  .where(World.BY_CUSTOMER, customer.id())
                  .forEach(wallet -> world.wallets.remove(wallet.id()));
              world
                  .accounts
                  .where(World.BY_CUSTOMER, customer.id())
                  .forEach(account -> world.accounts.remove(account.id()));
              world
                  .transactions
                  .where(World.BY_CUSTOMER, customer.id())
                  .forEach(transaction -> world.transactions.remove(transaction.id()));
              world.customers.remove(customer.id());
              world.effect(
                  Cause.byItself(clock.now()),
                  "customer_forgotten",
                  customer.owner(),
                  customer.email(),
                  customer.id());
              return customer;
            });
    return Response.json(
        200, Json.object().put("customer_id", forgotten.id()).put("forgotten", true));
  }

  private static Customer find(World world, Control.Call call) {
    String id = call.id("customerId");
    return world.customers.find(id).orElseThrow(() -> ControlRefusal.notFound("customer", id));
  }
}
