package io.purser.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the provider has really done, from the twin's ledger of effects. */
record Effects(List<Effect> all) {
  static final String CUSTOMER_CREATED = "customer_created";
  static final String WALLET_CREATED = "wallet_created";
  static final String FUNDS_SENT = "funds_sent";
  static final String CARD_ISSUED = "card_created";
  static final String CARD_FUNDED = "customer_funding_initiated";
  static final String WITHDRAWN_FROM_CARD = "card_withdrawal_initiated";

  /**
   * @param naturalKey what two of the same order have in common
   * @param id the provider's id of what was made
   */
  record Effect(String kind, String naturalKey, String id) {
    private static Effect of(Site site, JsonNode json) throws IOException {
      var kind = json.path("kind").asText();
      var id = json.path("resource_id").asText();
      var naturalKey =
          kind.equals(FUNDS_SENT)
              ? naturalKey(site.twin("/_twin/transactions/" + id))
              : json.path("natural_key").asText();
      return new Effect(kind, naturalKey, id);
    }

    /** The twin's own is the key under which it was sent, which must not be what keeps it one. */
    private static String naturalKey(JsonNode transaction) {
      return Effects.ofSend(
          transaction.path("asset_id").asText(),
          transaction.path("to_address").asText(),
          transaction.path("amount").asText());
    }
  }

  /** What is sent from one wallet to one address in one amount. */
  static String ofSend(String providerWallet, String to, String amount) {
    return providerWallet + "|" + to + "|" + amount;
  }

  /** All of a kind. */
  static Effects of(Site site, String kind) throws IOException {
    return since(site, kind, 0);
  }

  /**
   * Those of a kind after a number of effects of any.
   *
   * @param already as {@link #count} gave it
   */
  static Effects since(Site site, String kind, long already) throws IOException {
    var all = new ArrayList<Effect>();
    for (long last = already; ; ) {
      var page = site.twin("/_twin/effects?kind=" + kind + "&after=" + last).path("effects");
      if (page.isEmpty()) {
        return new Effects(List.copyOf(all));
      }
      for (var effect : page) {
        all.add(Effect.of(site, effect));
        last = effect.path("number").asLong();
      }
    }
  }

  /** How many there are of all kinds. */
  static long count(Site site) throws IOException {
    return site.twin("/_twin/effects?limit=1").path("total").asLong();
  }

  /** Those that this order has had. */
  static List<Effect> of(Site site, Order order) throws IOException {
    return since(site, order.effect(), order.effectsBefore()).all().stream()
        .filter(effect -> effect.naturalKey().equals(order.naturalKey()))
        .toList();
  }
}
