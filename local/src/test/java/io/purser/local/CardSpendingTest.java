package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cards are used for, over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CardSpendingTest {
  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;
  private final Cardholders cardholders;

  CardSpendingTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
    this.cardholders = new Cardholders(surroundings);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    cardholders.letTheProgrammeBeApproved();
  }

  /** A customer with a card and money behind it. */
  private record Cardholder(String customer, String card, String providerCard) {}

  @Test
  void a_purchase_is_held_let_go_of_in_part_overcharged_and_refunded() throws IOException {
    var ana = cardholder("spending-life");
    var held =
        spend(
            ana,
            "authorize",
            Map.of("amount", "50.00", "merchant", "Café", "city", "Paris", "country", "FR"));
    // Each is heard of before the next: what comes late changes nothing any more, and is no event.
    transaction(ana, held, seen -> seen.path("authorized").asText().equals("50.00"));
    follow(held, "reverse", "10.00");
    transaction(ana, held, seen -> seen.path("reversed").asText().equals("10.00"));
    follow(held, "settle", "60.00");
    transaction(ana, held, seen -> seen.path("settled").asText().equals("60.00"));
    var refund = follow(held, "refund", "15.00");

    var purchase = transaction(ana, held, seen -> seen.path("refunded").asText().equals("15.00"));

    assertThat(states(purchase)).containsExactly("authorized", "partially-reversed", "settled");
    assertThat(purchase.path("state").asText()).isEqualTo("settled");
    assertThat(purchase.path("kind").asText()).isEqualTo("purchase");
    assertThat(purchase.path("cardId").asText()).isEqualTo(ana.card());
    assertThat(purchase.path("currency").asText()).isEqualTo("USD");
    assertThat(
            List.of(
                purchase.path("authorized").asText(),
                purchase.path("reversed").asText(),
                purchase.path("settled").asText(),
                purchase.path("held").asText()))
        .containsExactly("50.00", "10.00", "60.00", "0.00");
    assertThat(purchase.path("merchant").path("name").asText()).isEqualTo("Café");
    assertThat(purchase.path("merchant").path("city").asText()).isEqualTo("Paris");
    var back = transaction(ana, refund, seen -> seen.path("originalId").isTextual());
    assertThat(back.path("kind").asText()).isEqualTo("refund");
    assertThat(back.path("originalId").asText()).isEqualTo(purchase.path("id").asText());
    assertThat(back.path("settled").asText()).isEqualTo("15.00");
    var events =
        eventually(
            () ->
                service
                    .get("/v1/customers/" + ana.customer() + "/events?limit=100")
                    .body()
                    .toString(),
            seen -> seen.contains("card_transaction.refunded"));
    assertThat(events)
        .contains("card_transaction.authorized", "card_transaction.partially_reversed")
        .contains("card_transaction.settled");
  }

  @Test
  void a_decline_says_why_and_a_settlement_needs_no_authorisation() throws IOException {
    var bob = cardholder("spending-decline");

    var declined = spend(bob, "authorize", Map.of("amount", "100000.00"));
    var settled = spend(bob, "settle", Map.of("amount", "7.00"));

    var refused = transaction(bob, declined, seen -> seen.path("declineReason").isTextual());
    assertThat(refused.path("state").asText()).isEqualTo("declined");
    assertThat(refused.path("declineReason").asText()).isEqualTo("insufficient-funds");
    var taken = transaction(bob, settled, seen -> true);
    assertThat(taken.path("state").asText()).isEqualTo("settled");
    assertThat(taken.path("authorized").isNull()).isTrue();
    assertThat(taken.path("settled").asText()).isEqualTo("7.00");
  }

  @Test
  void what_no_webhook_told_us_is_found_and_followed_to_its_end() throws IOException {
    var eve = cardholder("spending-lost");
    loseWebhooks(100);
    try {
      var held = spend(eve, "authorize", Map.of("amount", "20.00"));
      assertThat(transaction(eve, held, seen -> true).path("state").asText())
          .isEqualTo("authorized");

      follow(held, "expire", null);

      transaction(eve, held, seen -> seen.path("state").asText().equals("expired"));
      var events = transaction(eve, held, seen -> true).path("events");
      assertThat(events.path(1).path("source").asText()).isEqualTo("record");
    } finally {
      twin.send("DELETE", "/_twin/faults", Map.of());
    }
  }

  @Test
  void events_that_come_in_reverse_and_again_and_again_change_nothing() throws IOException {
    var joe = cardholder("spending-reverse");
    var held = spend(joe, "authorize", Map.of("amount", "30.00"));
    follow(held, "increase", "5.00");
    follow(held, "reverse", "15.00");
    follow(held, "settle", "18.50");
    var before = transaction(joe, held, CardSpendingTest::isToldByEventsAlone);

    var ours = new ArrayList<JsonNode>();
    for (var delivery :
        twin.get("/_twin/webhooks/deliveries?limit=1000")
            .require("the deliveries")
            .path("deliveries")) {
      if (delivery.path("body").asText().contains(held)) {
        ours.add(delivery);
      }
    }
    assertThat(ours).hasSizeGreaterThanOrEqualTo(4);
    for (var delivery : ours.reversed()) {
      twin.post(
              "/_twin/webhooks/deliveries/" + delivery.path("delivery_id").asText() + "/replay",
              Map.of("times", 3))
          .require("the replay");
    }
    eventually(
        () -> twin.get("/_twin/webhooks/deliveries?status=pending"),
        seen -> seen.body().path("total").asInt() == 0);

    assertThat(transaction(joe, held, seen -> true)).isEqualTo(before);
    assertThat(states(before))
        .containsExactly("authorized", "authorized", "partially-reversed", "settled");
  }

  @Test
  void a_second_card_is_told_from_the_first_and_lists_are_filtered() throws IOException {
    twin.send(
            "PATCH",
            "/_twin/accounts/platform_default/programme",
            Map.of("max_virtual_per_customer", 5, "max_total_per_customer", 5))
        .require("several cards each");
    var sue = cardholder("spending-cards");
    var first = spend(sue, "settle", Map.of("amount", "1.00"));
    assertThat(transaction(sue, first, seen -> true).path("cardId").asText()).isEqualTo(sue.card());
    var second = issue(sue.customer());
    var other = new Cardholder(sue.customer(), second, providerId(second));

    var bought = spend(other, "settle", Map.of("amount", "2.00"));

    assertThat(transaction(other, bought, seen -> true).path("cardId").asText()).isEqualTo(second);
    assertThat(amounts("/v1/cards/" + sue.card() + "/transactions")).containsExactly("1.00");
    assertThat(amounts("/v1/cards/" + second + "/transactions")).containsExactly("2.00");
    var all = "/v1/customers/" + sue.customer() + "/card-transactions";
    assertThat(amounts(all + "?cardId=" + second)).containsExactly("2.00");
    assertThat(amounts(all + "?state=settled&kind=purchase")).containsExactly("2.00", "1.00");
    assertThat(amounts(all + "?state=declined")).isEmpty();
    assertThat(amounts(all + "?occurredBefore=2020-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void other_tenants_and_other_customers_see_nothing_of_it() throws IOException {
    var ann = cardholder("spending-mine");
    var mine = spend(ann, "settle", Map.of("amount", "3.00"));
    var id = transaction(ann, mine, seen -> true).path("id").asText();

    assertThat(surroundings.otherTenant().get("/v1/card-transactions/" + id).status())
        .isEqualTo(404);
    assertThat(surroundings.user().get("/v1/card-transactions/" + id).status()).isEqualTo(404);
    assertThat(surroundings.operator().get("/v1/card-transactions/" + id).status()).isEqualTo(200);
  }

  private Cardholder cardholder(String name) throws IOException {
    var customer = cardholders.ready(name);
    var card = issue(customer);
    twin.post(
            "/_twin/accounts/platform_default/master-wallet/deposits",
            Map.of("amount", "500.00", "currency", "USD"))
        .require("money for the programme");
    surroundings
        .provider()
        .post(
            "/card-issuer/fund-customer",
            Map.of(
                "card_id", cardholders.providerId(customer), "amount", 200, "source_chain", "SOL"))
        .require("money for the card");
    return new Cardholder(customer, card, providerId(card));
  }

  private String issue(String customer) throws IOException {
    return service
        .post(
            "/v1/customers/" + customer + "/cards",
            Map.of(),
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .require("the card")
        .path("id")
        .asText();
  }

  private String providerId(String card) throws IOException {
    return service.get("/v1/cards/" + card).require("the card").path("providerCardId").asText();
  }

  /** What a merchant does, and the provider's id of the transaction. */
  private String spend(Cardholder holder, String what, Map<String, String> charge)
      throws IOException {
    return twin.post("/_twin/cards/" + holder.providerCard() + "/" + what, charge)
        .require(what)
        .path("transaction_id")
        .asText();
  }

  private String follow(String transaction, String what, @Nullable String amount)
      throws IOException {
    var body = new HashMap<String, String>();
    if (amount != null) {
      body.put("amount", amount);
    }
    return twin.post("/_twin/card-transactions/" + transaction + "/" + what, body)
        .require(what)
        .path("transaction_id")
        .asText();
  }

  private void loseWebhooks(int times) throws IOException {
    twin.post("/_twin/faults", Map.of("route", "webhook", "kind", "lost", "times", times))
        .require("lost webhooks");
  }

  /** The transaction as soon as it is as it should be. */
  private JsonNode transaction(Cardholder holder, String providerId, Predicate<JsonNode> wanted) {
    return eventually(
        () -> {
          for (var item : items("/v1/customers/" + holder.customer() + "/card-transactions")) {
            if (item.path("provider").path("transactionId").asText().equals(providerId)
                && wanted.test(item)) {
              return item;
            }
          }
          throw new IOException("it is not there, or not so");
        },
        seen -> true);
  }

  /** All four of them: the sweep may see some of them before. */
  private static boolean isToldByEventsAlone(JsonNode transaction) {
    int events = 0;
    for (var event : transaction.path("events")) {
      events += event.path("source").asText().equals("event") ? 1 : 0;
    }
    return events == 4 && transaction.path("events").size() == 4;
  }

  private static List<String> states(JsonNode transaction) {
    var states = new ArrayList<String>();
    transaction.path("events").forEach(event -> states.add(event.path("state").asText()));
    return states;
  }

  private List<String> amounts(String list) throws IOException {
    var amounts = new ArrayList<String>();
    items(list).forEach(item -> amounts.add(item.path("amount").asText()));
    return amounts;
  }

  private JsonNode items(String list) throws IOException {
    return service.get(list).require("the list").path("items");
  }
}
