package io.purser.twin.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.state.Minor;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardTransaction;

/** Spending as lists and events show it, where a card goes by a token and not by its id. */
public final class CardTransactionView {
  private CardTransactionView() {}

  public static String token(World world, CardTransaction transaction) {
    return world.cards.find(transaction.cardId()).map(Card::token).orElse("");
  }

  /** All but the ids. */
  public static ObjectNode facts(CardTransaction transaction) {
    var merchant = transaction.merchant();
    return Json.object()
        .put("type", transaction.kind().wireName())
        .put("amount", Minor.number(transaction.amount()))
        .put("currency", transaction.currency())
        .put("status", transaction.status().wireName())
        .put("merchant", merchant.name())
        .put("merchant_category", merchant.category())
        .put("merchant_city", merchant.city())
        .put("merchant_country", merchant.country())
        .put("authorized_at", WireTime.millisOrNull(transaction.authorizedAt()))
        .put("settled_at", WireTime.millisOrNull(transaction.settledAt()))
        .put("created_at", WireTime.millis(transaction.createdAt()));
  }
}
