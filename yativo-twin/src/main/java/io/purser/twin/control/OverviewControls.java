package io.purser.twin.control;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The twin at a glance, its health, and back to the beginning. */
final class OverviewControls {
  private final Store store;
  private final ClockControls clocks;
  private final SettingsControls settings;
  private final List<String> providerRoutes;
  private final Consumer<World> beginning;

  OverviewControls(
      Store store,
      ClockControls clocks,
      SettingsControls settings,
      List<String> providerRoutes,
      Consumer<World> beginning) {
    this.store = store;
    this.clocks = clocks;
    this.settings = settings;
    this.providerRoutes = providerRoutes;
    this.beginning = beginning;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("", _ -> overview()),
        Control.get("/health", _ -> Response.json(200, Json.object().put("status", "up"))),
        Control.post("/reset", this::reset));
  }

  private Response overview() {
    var body =
        Json.object()
            .put("name", "yativo-twin")
            .put(
                "version",
                Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                    .orElse("development"));
    body.set("clock", clocks.json());
    body.set("settings", settings.json());
    var counts = body.putObject("counts");
    store.read(
        world ->
            counts
                .put("accounts", world.providerAccounts.size())
                .put("customers", world.customers.size())
                .put("wallets", world.wallets.size())
                .put("transactions", world.transactions.size())
                .put("card_customers", world.cardCustomers.size())
                .put("cards", world.cards.size())
                .put("card_transactions", world.cardTransactions.size())
                .put("webhooks", world.webhooks.size())
                .put("deliveries", world.deliveries.size())
                .put("faults", world.faults.size())
                .put("requests", world.requests.size())
                .put("effects", world.effects.size()));
    var routes = body.putArray("provider_routes");
    providerRoutes.forEach(routes::add);
    return Response.json(200, body);
  }

  private Response reset(Control.Call call) {
    call.fields().done();
    store.commit(
        world -> {
          beginning.accept(world);
          return world;
        });
    return overview();
  }
}
