package io.purser.twin.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.Card;
import io.purser.twin.state.CardCustomer;
import io.purser.twin.state.Cause;
import io.purser.twin.state.World;
import io.purser.twin.webhook.Events;

/** Tells platforms by webhook what happens to their cardholders. */
public final class CardEvents {
  private final Events events;

  public CardEvents(Events events) {
    this.events = events;
  }

  /** Silent when the setting follows the page that says these are not sent. */
  void kyc(World world, Cause cause, CardCustomer customer, String type) {
    if (world.cardSettings.get().kycEvents()) {
      var data = about(customer);
      data.put("kyc_status", customer.progress().kyc().status().wireName());
      events.emit(world, customer.owner(), type, data, cause.at());
    }
  }

  void card(World world, Cause cause, CardCustomer customer, Card card, String type) {
    var data =
        about(customer)
            .put("card_id", card.id())
            .put("last_four", card.lastFour())
            .put("card_type", "virtual")
            .put("status", card.status())
            .put("is_frozen", card.isFrozen());
    events.emit(world, customer.owner(), type, data, cause.at());
  }

  private static ObjectNode about(CardCustomer customer) {
    return Json.object()
        .put("yativo_card_id", customer.id())
        .put("customer_id", customer.customerId())
        .put("external_customer_id", customer.externalId());
  }
}
