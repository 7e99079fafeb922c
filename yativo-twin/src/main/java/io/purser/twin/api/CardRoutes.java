package io.purser.twin.api;

import io.purser.twin.card.CardChange;
import io.purser.twin.card.Cards;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardCustomer;
import java.util.ArrayList;
import java.util.List;

/** Cards are made, listed, and become frozen, lost, stolen or void. */
final class CardRoutes {
  private static final String BASE = "/yativo-card/customers/{yativoCardId}/cards";

  private final Cards cards;

  CardRoutes(Cards cards) {
    this.cards = cards;
  }

  List<Route<Operation>> routes() {
    var routes = new ArrayList<Route<Operation>>();
    routes.add(Operation.post(BASE + "/virtual", Scope.WRITE, this::create));
    routes.add(Operation.get(BASE, Scope.READ, this::list));
    for (var change :
        List.of(
            CardChange.FREEZE,
            CardChange.UNFREEZE,
            CardChange.LOST,
            CardChange.STOLEN,
            CardChange.VOID)) {
      routes.add(
          Operation.post(
              BASE + "/{cardId}/" + change.wireName(), Scope.WRITE, call -> change(call, change)));
    }
    return routes;
  }

  private Response create(Call call) {
    var customer = CardCustomers.inPath(call);
    requireReady(call, customer);
    if (Cards.isFull(call.world(), customer)) {
      throw new Refusal(409, "CARD_LIMIT_REACHED", "The card limit of this customer is reached");
    }
    var card = cards.create(call.world(), call.cause(), customer);
    return Envelope.success(
        201,
        "Virtual card created successfully",
        Json.object()
            .put("yativo_card_id", customer.id())
            .put("card_id", card.id())
            .put("last_four", card.lastFour())
            .put("card_type", CardView.TYPE)
            .put("status", card.status())
            .put("pin_set", card.pin() != null)
            .put("activated_at", WireTime.millis(card.createdAt()))
            .put("created_at", WireTime.millis(card.createdAt()))
            .put("next_step", "none"));
  }

  private static void requireReady(Call call, CardCustomer customer) {
    CardCustomers.requireKycApproved(customer);
    CardCustomers.requireSourceOfFunds(customer);
    if (!customer.progress().phone().passed()) {
      throw new Refusal(409, "PHONE_NOT_VERIFIED", "Verify the customer's phone first");
    }
    CardCustomers.requireDeployed(customer);
    if (call.world().cardSettings.get().cardNeedsDeployCall()
        && !customer.account().deployAsked()) {
      throw new Refusal(409, "WALLET_NOT_READY", "Call safe/deploy first");
    }
  }

  private Response list(Call call) {
    var rows =
        Cards.of(call.world(), CardCustomers.inPath(call)).stream().map(CardView::row).toList();
    var data = Json.object();
    data.set("cards", Json.array(rows));
    return Envelope.success(data.put("total", rows.size()));
  }

  private Response change(Call call, CardChange change) {
    var changed = cards.change(call.world(), call.cause(), inPath(call), change);
    var card = changed.orElseThrow(CardRoutes::wrongState);
    return Envelope.success(200, change.message(), CardView.state(card));
  }

  /** The card the path names, if it is that cardholder's. */
  static Card inPath(Call call) {
    var customer = CardCustomers.inPath(call);
    return call.world()
        .cards
        .find(call.path().getOrDefault("cardId", ""))
        .filter(card -> card.cardCustomer().equals(customer.id()))
        .orElseThrow(() -> new Refusal(404, "CARD_NOT_FOUND", "Card not found"));
  }

  static Refusal wrongState() {
    return new Refusal(409, "INVALID_CARD_STATE", "The card's state does not allow this");
  }
}
