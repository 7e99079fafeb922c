package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.Card;

/** A card as the provider shows it: never its number. */
final class CardView {
  static final String TYPE = "virtual";

  private CardView() {}

  static ObjectNode row(Card card) {
    return Json.object()
        .put("card_id", card.id())
        .put("last_four", card.lastFour())
        .put("card_type", TYPE)
        .put("status", card.status())
        .put("is_frozen", card.isFrozen())
        .put("is_lost", card.state() == Card.State.LOST)
        .put("is_stolen", card.state() == Card.State.STOLEN)
        .put("is_blocked", card.state() == Card.State.BLOCKED)
        .put("is_void", card.state() == Card.State.VOIDED)
        .put("activated_at", WireTime.millis(card.createdAt()))
        .put("created_at", WireTime.millis(card.createdAt()));
  }

  static ObjectNode state(Card card) {
    return Json.object()
        .put("card_id", card.id())
        .put("status", card.status())
        .put("is_frozen", card.isFrozen());
  }
}
