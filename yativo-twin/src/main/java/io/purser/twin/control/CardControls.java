package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.CardChange;
import io.purser.twin.card.Cards;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Store;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import java.util.List;

/** What the provider, its compliance or the cardholder may do to a card. */
final class CardControls {
  private static final String BASE = "/cards/{cardId}";

  private final Store store;
  private final BusinessClock clock;
  private final Cards cards;

  CardControls(Store store, BusinessClock clock, Cards cards) {
    this.store = store;
    this.clock = clock;
    this.cards = cards;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get(BASE, call -> store.read(world -> Response.json(200, json(find(world, call))))),
        Control.post(BASE + "/change", this::change),
        Control.post(BASE + "/pin", this::setPin));
  }

  private Response change(Control.Call call) {
    var fields = call.fields();
    var to =
        fields
            .word("to", CardChange::named)
            .orElseThrow(() -> ControlRefusal.invalid("to is required."));
    fields.done();
    return store.commit(
        world -> {
          var card = find(world, call);
          var changed =
              cards
                  .change(world, Cause.byItself(clock.now()), card, to)
                  .orElseThrow(() -> ControlRefusal.conflict("The card is " + card.status() + "."));
          return Response.json(200, json(changed));
        });
  }

  private Response setPin(Control.Call call) {
    var fields = call.fields();
    String pin = fields.requiredText("pin");
    fields.done();
    if (!pin.matches("\\d{4}")) {
      throw ControlRefusal.invalid("pin must have four digits.");
    }
    return store.commit(
        world -> {
          var card = Cards.setPin(world, Cause.byItself(clock.now()), find(world, call), pin);
          return Response.json(200, json(card));
        });
  }

  private static Card find(World world, Control.Call call) {
    String id = call.id("cardId");
    return world.cards.find(id).orElseThrow(() -> ControlRefusal.notFound("card", id));
  }

  private static ObjectNode json(Card card) {
    return Json.object()
        .put("card_id", card.id())
        .put("yativo_card_id", card.cardCustomer())
        .put("card_token", card.token())
        .put("last_four", card.lastFour())
        .put("status", card.status())
        .put("pin_set", card.pin() != null)
        .put("created_at", WireTime.millis(card.createdAt()));
  }
}
