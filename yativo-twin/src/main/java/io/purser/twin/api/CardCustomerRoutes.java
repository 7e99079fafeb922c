package io.purser.twin.api;

import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCustomer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The issuer's view of its cardholders. */
final class CardCustomerRoutes {
  private static final Set<String> FILTERS =
      Set.of(
          "otp_requested",
          "otp_verified",
          "kyc_initiated",
          "kyc_completed",
          "card_created",
          "active");
  private static final Map<String, BiFunction<Call, String, List<CardCustomer>>> LOOK_UPS =
      Map.of(
          "customer_id", CardCustomers::byId,
          "yativo_card_id", CardCustomers::byId,
          "external_id", CardCustomers::byReference,
          "external_customer_id", CardCustomers::byReference,
          "email", CardCustomers::byEmail);

  List<Route<Operation>> routes() {
    return List.of(
        Operation.get("/card-issuer/customers", Scope.READ, this::list),
        Operation.get("/card-issuer/customers/lookup", Scope.READ, this::lookUp),
        Operation.get("/card-issuer/customers/{customerId}", Scope.READ, this::show));
  }

  private Response list(Call call) {
    CardCustomers.programme(call);
    var page = Page.of(call);
    String status = call.request().query().get("status");
    if (status != null && !FILTERS.contains(status)) {
      throw invalid("status", "Not a status that can be filtered by");
    }
    boolean withBalances = withBalances(call);
    var world = call.world();
    var customers =
        world.cardCustomers.where(World.BY_OWNER, call.owner()).stream()
            .filter(customer -> status == null || customer.flowStatus().equals(status))
            .toList();
    var data =
        page.json(
            "customers",
            customers,
            customer -> CardCustomerView.row(world, customer, withBalances));
    return Envelope.success(data.put("balances_included", withBalances));
  }

  private static boolean withBalances(Call call) {
    String given = call.request().query().getOrDefault("include_balances", "true");
    return switch (given) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid("include_balances", "Must be true or false");
    };
  }

  private Response show(Call call) {
    CardCustomers.programme(call);
    String id = call.path().getOrDefault("customerId", "");
    var customer = CardCustomers.only(CardCustomers.byAnyId(call, id));
    return Envelope.success(CardCustomerView.whole(call.world(), customer));
  }

  private Response lookUp(Call call) {
    CardCustomers.programme(call);
    var given = call.request().query().keySet().stream().filter(LOOK_UPS::containsKey).toList();
    if (given.size() != 1) {
      throw given.isEmpty()
          ? new Refusal(400, "IDENTIFIER_REQUIRED", "One identifier is required")
          : new Refusal(400, "MULTIPLE_IDENTIFIERS", "Only one identifier is allowed");
    }
    String name = given.getFirst();
    String value = call.request().query().getOrDefault(name, "");
    var look = LOOK_UPS.getOrDefault(name, (_, _) -> List.of());
    var customer = CardCustomers.only(look.apply(call, value));
    return Envelope.success(CardCustomerView.whole(call.world(), customer));
  }

  private static Refusal invalid(String name, String what) {
    return Refusal.invalid("Request validation failed", Json.object().put(name, what));
  }
}
