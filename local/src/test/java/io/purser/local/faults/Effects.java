package io.purser.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Site;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the provider has really done, from the twin's ledger of effects. */
record Effects(List<Effect> all) {
  static final String CUSTOMER_CREATED = "customer_created";
  static final String WALLET_CREATED = "wallet_created";

  /**
   * @param naturalKey what two of the same order have in common
   * @param id the provider's id of what was made
   */
  record Effect(String kind, String naturalKey, String id) {
    private static Effect of(JsonNode json) {
      return new Effect(
          json.path("kind").asText(),
          json.path("natural_key").asText(),
          json.path("resource_id").asText());
    }
  }

  static Effects of(Site site, String kind) throws IOException {
    var all = new ArrayList<Effect>();
    for (long last = 0; ; ) {
      var page = site.twin("/_twin/effects?kind=" + kind + "&after=" + last).path("effects");
      if (page.isEmpty()) {
        return new Effects(List.copyOf(all));
      }
      for (var effect : page) {
        all.add(Effect.of(effect));
        last = effect.path("number").asLong();
      }
    }
  }

  /** Those that have this natural key. */
  static List<Effect> of(Site site, String kind, String naturalKey) throws IOException {
    var found = new ArrayList<Effect>();
    var filter = "kind=" + kind + "&natural_key=" + encoded(naturalKey);
    for (var effect : site.twin("/_twin/effects?" + filter).path("effects")) {
      found.add(Effect.of(effect));
    }
    return found;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
