package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class DepositTest {
  private final Surroundings surroundings;
  private final Api twin;
  private final Api service;
  private final People people;

  DepositTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.twin = surroundings.twinControl();
    this.service = surroundings.service();
    this.people = new People(service);
  }

  @Test
  void a_deposit_arrives_by_webhook_and_repeats_change_nothing() throws IOException {
    var customer = people.customer("depositor");
    var providerWallet = people.fundableWallet(customer, "depositor");
    twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "25.50"))
        .require("the deposit");

    var balance =
        eventually(
            () -> balance(customer), seen -> "25.500000".equals(seen.path("ledger").asText()));
    assertThat(balance.path("available").asText()).isEqualTo("25.500000");
    assertThat(balance.path("pending").asText()).isEqualTo("0.000000");
    assertThat(balance.path("source").asText()).isEqualTo("webhook");
    assertThat(balance.path("asOf").asText()).isNotEmpty();
    assertThat(balance.path("stale").asBoolean()).isFalse();

    // The later of the two events first, each ten times over, freshly signed.
    var deliveries =
        twin.get("/_twin/webhooks/deliveries").require("the deliveries").path("deliveries");
    int replayed = 0;
    for (JsonNode delivery : reversed(deliveries)) {
      if (delivery.path("body").asText().contains(providerWallet)) {
        replayed++;
        var replay =
            "/_twin/webhooks/deliveries/" + delivery.path("delivery_id").asText() + "/replay";
        twin.post(replay, Map.of("times", 10)).require("the replay");
      }
    }
    assertThat(replayed).isEqualTo(2);
    eventually(
        () -> twin.get("/_twin/webhooks/deliveries?status=pending"),
        seen -> seen.body().path("total").asInt() == 0);
    assertThat(balance(customer).path("ledger").asText()).isEqualTo("25.500000");
    var transactions =
        service
            .get("/v1/customers/" + customer + "/transactions?include=total")
            .require("the feed");
    assertThat(transactions.path("total").asInt()).isEqualTo(1);
    assertThat(transactions.path("items").path(0).path("amount").asText()).isEqualTo("25.500000");
  }

  @Test
  void a_statement_is_of_days_that_are_over() throws IOException {
    var customer = people.customer("statement");
    var providerWallet = people.fundableWallet(customer, "statement");
    twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "25.50"))
        .require("the deposit");
    eventually(() -> balance(customer), seen -> "25.500000".equals(seen.path("ledger").asText()));
    var today = LocalDate.now(ZoneOffset.UTC);
    var path = "/v1/customers/" + customer + "/statement?from=" + today.minusDays(2) + "&before=";

    assertThat(service.text(path + today.minusDays(1)).lines())
        .singleElement()
        .asString()
        .startsWith("entry,walletId,");
    var tooEarly = service.get(path + today.plusDays(2));
    assertThat(tooEarly.status()).isEqualTo(400);
    assertThat(tooEarly.body().path("errors").path(0).path("detail").asText())
        .contains("has to be over");
  }

  @Test
  void a_forged_delivery_is_answered_with_401_and_changes_nothing() throws IOException {
    var webhook =
        twin.get("/_twin/webhooks/deliveries").require("the deliveries").path("deliveries").path(0);
    var endpoint = webhook.path("webhook_id").asText();
    if (endpoint.isEmpty()) {
      var customer = people.customer("forged-about");
      var wallet = people.fundableWallet(customer, "forged-about");
      twin.post("/_twin/wallets/" + wallet + "/deposits", Map.of("amount", "1"))
          .require("the deposit");
      endpoint =
          twin.get("/_twin/webhooks/deliveries")
              .require("the deliveries")
              .path("deliveries")
              .path(0)
              .path("webhook_id")
              .asText();
    }
    var forged =
        twin.post(
                "/_twin/webhooks/forge",
                Map.of(
                    "webhook_id",
                    endpoint,
                    "type",
                    "deposit.confirmed",
                    "data",
                    Map.of("amount", "1000000")))
            .require("the forgery");
    var id = forged.path("delivery_id").asText();
    var attempted =
        eventually(
            () -> twin.get("/_twin/webhooks/deliveries/" + id).body(),
            seen -> !seen.path("attempts").isEmpty());
    assertThat(attempted.path("attempts").path(0).path("response_status").asInt()).isEqualTo(401);
  }

  @Test
  void a_month_later_everything_still_works() throws IOException {
    var customer = people.customer("patient");
    var wallet = people.fundableWallet(customer, "patient");
    twin.post("/_twin/clock/advance", Map.of("duration", "P30D")).require("a month");
    twin.post("/_twin/wallets/" + wallet + "/deposits", Map.of("amount", "3"))
        .require("the deposit");
    eventually(() -> balance(customer), seen -> "3.000000".equals(seen.path("ledger").asText()));
    assertThat(surroundings.service().get("/v1/customers/" + customer).status()).isEqualTo(200);
    people.openWallet(people.customer("late-comer"), "late-comer").require("another wallet");
  }

  private JsonNode balance(String customer) throws IOException {
    return service
        .get("/v1/customers/" + customer + "/balances")
        .require("the balances")
        .path("wallets")
        .path(0);
  }

  private static Iterable<JsonNode> reversed(JsonNode array) {
    var rows = new ArrayList<JsonNode>();
    array.forEach(rows::add);
    return rows.reversed();
  }
}
