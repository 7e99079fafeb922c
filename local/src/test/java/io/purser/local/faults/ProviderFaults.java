package io.purser.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import io.purser.local.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Files faults with the twin and counts how often they have struck. */
final class ProviderFaults {
  static final String CREATE_CUSTOMER = "POST /customers/create-customer";
  static final String ADD_WALLET = "POST /assets/add-customer-asset";
  static final String SEND_FUNDS = "POST /transactions/send-funds";
  static final String ISSUE_CARD = "POST /yativo-card/customers/{yativoCardId}/cards/virtual";
  static final String FUND_CARD = "POST /card-issuer/fund-customer";
  static final String WITHDRAW_FROM_CARD = "POST /card-issuer/withdraw-from-card";
  static final String LIST_TRANSACTIONS = "POST /customers/get-customer-transactions";
  static final String LIST_CUSTOMERS = "POST /customers/get-customers";
  static final String LIST_WALLETS = "POST /assets/get-customer-assets";

  private final Api twin;
  private final Map<String, Integer> spent = new TreeMap<>();

  ProviderFaults(Site site) {
    this.twin = site.twinControl();
  }

  /** Strikes the next request of the route whose body contains the text, which any does "". */
  void once(String route, String bodyContains, String kind, Map<String, ?> parameters) {
    var narrowing =
        bodyContains.isEmpty()
            ? Map.<String, Object>of()
            : Map.<String, Object>of("body_contains", bodyContains);
    file(route, kind, 1, narrowing, parameters);
  }

  /** Strikes every request of the route until {@link #clear}. */
  void always(String route, String kind, Map<String, ?> parameters) {
    file(route, kind, 0, Map.of(), parameters);
  }

  /** Nothing but the platform keeps a transfer from being sent twice, until {@link #clear}. */
  void ignoreKeys() {
    always(SEND_FUNDS, "ignore_idempotency_key", Map.of());
  }

  private void file(
      String route, String kind, int times, Map<String, ?> narrowing, Map<String, ?> parameters) {
    var fault = new HashMap<String, Object>(parameters);
    fault.putAll(narrowing);
    fault.put("route", route);
    fault.put("kind", kind);
    fault.put("times", times);
    try {
      twin.post("/_twin/faults", fault).require("a fault of kind " + kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How often each kind has struck. Faults that are spent are counted for good and taken back,
   * since the twin forgets the oldest when there are many. Has one caller at a time.
   */
  Map<String, Integer> hits() throws IOException {
    var hits = new TreeMap<String, Integer>();
    for (JsonNode fault : twin.get("/_twin/faults").require("the faults").path("faults")) {
      int struck = fault.path("hits").asInt();
      if (struck > 0 && struck == fault.path("times").asInt()) {
        twin.send("DELETE", "/_twin/faults/" + fault.path("id").asText(), Map.of())
            .require("taking a fault back");
        spent.merge(fault.path("kind").asText(), struck, Integer::sum);
      } else {
        hits.merge(fault.path("kind").asText(), struck, Integer::sum);
      }
    }
    spent.forEach((kind, struck) -> hits.merge(kind, struck, Integer::sum));
    return hits;
  }

  void clear() throws IOException {
    twin.send("DELETE", "/_twin/faults", Map.of()).require("removing the faults");
  }
}
