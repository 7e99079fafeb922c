package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Cards;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.card.CardCounts;
import java.util.List;

/** How many cards a cardholder may have. */
final class CardCountRoutes {
  private static final List<String> MEMBERS = List.of("max_virtual", "max_physical", "max_total");

  List<Route<Operation>> routes() {
    return List.of(
        Operation.patch(
            "/yativo-card/customers/{yativoCardId}/card-limits", Scope.WRITE, this::change));
  }

  private Response change(Call call) {
    var customer = CardCustomers.inPath(call);
    var ceilings = CardCustomers.programme(call).rules().cardCounts();
    if (MEMBERS.stream().noneMatch(name -> call.body().first(name).isPresent())) {
      throw new Refusal(400, "NO_CHANGES", "At least one limit is required");
    }
    var now = Cards.limits(call.world(), customer);
    var next =
        new CardCounts(
            given(call, "max_virtual", now.maxVirtual()),
            given(call, "max_physical", now.maxPhysical()),
            given(call, "max_total", now.maxTotal()));
    if (!next.isWithin(ceilings)) {
      throw invalid();
    }
    call.world().cardCustomers.put(customer.with(next));
    call.world()
        .effect(
            call.cause(),
            "card_limits_changed",
            call.owner(),
            customer.customerId(),
            customer.id());
    var data = Json.object().put("yativo_card_id", customer.id());
    data.set("card_limits", json(next));
    data.set("program_ceilings", json(ceilings));
    return Envelope.success(200, "Customer card limits updated", data);
  }

  private static int given(Call call, String name, int otherwise) {
    var node = call.body().first(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    if (!node.get().isInt() || node.get().asInt() < 0) {
      throw invalid();
    }
    return node.get().asInt();
  }

  private static Refusal invalid() {
    return new Refusal(
        400, "INVALID_CARD_LIMIT", "Limits are whole numbers from 0 to the program's ceiling");
  }

  private static ObjectNode json(CardCounts counts) {
    return Json.object()
        .put("max_virtual", counts.maxVirtual())
        .put("max_physical", counts.maxPhysical())
        .put("max_total", counts.maxTotal());
  }
}
