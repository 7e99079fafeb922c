package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.CardTransactionView;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardTransaction;
import io.purser.twin.state.card.CardTransaction.Status;
import java.util.List;

/** What cards were used for, of the whole programme or of one cardholder. */
final class SpendingRoutes {
  List<Route<Operation>> routes() {
    return List.of(
        Operation.get("/card-issuer/card-transactions", Scope.READ, this::ofProgramme),
        Operation.get(
            "/card-issuer/customers/{customerId}/card-transactions", Scope.READ, this::ofCustomer));
  }

  private Response ofProgramme(Call call) {
    CardCustomers.programme(call);
    String holder = call.request().query().get("customer_id");
    var rows =
        wanted(call, call.world().cardTransactions.where(World.BY_OWNER, call.owner())).stream()
            .filter(row -> holder == null || row.cardCustomer().equals(holder))
            .toList();
    return Envelope.success(
        Page.of(call)
            .json(
                "transactions",
                rows,
                row -> {
                  var json = Json.object().put("transaction_id", row.id());
                  json.put("yativo_card_id", row.cardCustomer());
                  json.put("card_id", CardTransactionView.token(call.world(), row));
                  return json.setAll(CardTransactionView.facts(row));
                }));
  }

  private Response ofCustomer(Call call) {
    CardCustomers.programme(call);
    String id = call.path().getOrDefault("customerId", "");
    var customer = CardCustomers.only(CardCustomers.byAnyId(call, id));
    var rows = wanted(call, call.world().cardTransactions.where(World.BY_CUSTOMER, customer.id()));
    var currency = customer.account().currency();
    var data =
        Json.object()
            .put("customer_id", id)
            .put("currency", currency == null ? null : currency.name());
    ObjectNode page =
        Page.of(call)
            .json(
                "transactions",
                rows,
                row ->
                    Json.object()
                        .put("transaction_id", row.id())
                        .setAll(CardTransactionView.facts(row)));
    data.setAll(page);
    return Envelope.success(data);
  }

  /** Newest first. */
  private static List<CardTransaction> wanted(Call call, List<CardTransaction> all) {
    String status = call.request().query().get("status");
    if (status == null) {
      return all.reversed();
    }
    var wanted =
        Status.named(status)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "Request validation failed",
                        Json.object().put("status", "Not a status of card transactions")));
    return all.reversed().stream().filter(row -> row.status() == wanted).toList();
  }
}
