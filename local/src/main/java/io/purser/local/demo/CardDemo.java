package io.purser.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** From nobody to a settled purchase, a refund, a decline, a frozen card and a withdrawal. */
final class CardDemo {
  private String customer = "";
  private String card = "";
  private String providerCard = "";
  private String purchase = "";

  List<Step> steps() {
    return List.of(
        new Step("Somebody becomes a customer; nothing need be known of them", this::create),
        new Step("Their e-mail becomes known, which a card needs", this::addEmail),
        new Step("They are led to a card by what the API says comes next", this::onboard),
        new Step("A virtual card is issued", this::issue),
        new Step("The company puts 100.00 behind the card", this::fund),
        new Step("A merchant asks whether 25.00 may be spent: the money is held", this::authorise),
        new Step("The merchant takes 27.50, with the tip", this::settle),
        new Step("One thing goes back to the shop: 10.00 are refunded", this::refund),
        new Step("Too much is declined, with the reason", this::decline),
        new Step("The card is mislaid, and frozen", this::freeze),
        new Step("It is found again, and unfrozen", this::unfreeze),
        new Step("20.00 go back to the company; meanwhile the card rests", this::withdraw),
        new Step("This is what the card was used for", this::look));
  }

  private void create(Walk walk) throws IOException {
    customer = walk.post("/v1/customers", Map.of()).path("id").asText();
    walk.say("the customer is " + customer);
  }

  private void addEmail(Walk walk) throws IOException {
    var email = "demo-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    walk.patch("/v1/customers/" + customer, Map.of("email", email));
  }

  private void onboard(Walk walk) throws IOException {
    new OnboardingSteps(customer).follow(walk);
  }

  private void issue(Walk walk) throws IOException {
    var issued = walk.post("/v1/customers/" + customer + "/cards", Map.of());
    card = issued.path("id").asText();
    walk.until("/v1/cards/" + card, "the card is active", seen -> is(seen, "active"));
    // The answer to a request that changes a card does not name the provider's id.
    providerCard = walk.get("/v1/cards/" + card).path("providerCardId").asText();
    walk.say("the card is " + card);
  }

  private void fund(Walk walk) throws IOException {
    walk.play(
        "/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", "100.00"));
    walk.post(
        account() + "/fundings",
        Map.of("amount", "100.00", "pricingMode", "send_x", "reference", reference()));
    walk.until(account(), "the money has come", seen -> has(seen, "available", "100.00"));
  }

  private void authorise(Walk walk) throws IOException {
    purchase = spend(walk, "authorize", "25.00");
    var seen = transaction(walk, "it is authorized", it -> isOf(it, purchase, "authorized"));
    Walk.expect("what is held", "25.00", seen.path("held").asText());
    Walk.expect("the card", card, seen.path("cardId").asText());
    walk.until(account(), "25.00 are held", it -> has(it, "available", "75.00"));
  }

  private void settle(Walk walk) throws IOException {
    walk.play(after(purchase, "settle"), Map.of("amount", "27.50"));
    var seen = transaction(walk, "it is settled", it -> isOf(it, purchase, "settled"));
    Walk.expect("what was taken", "27.50", seen.path("settled").asText());
    Walk.expect("what is held", "0.00", seen.path("held").asText());
    walk.until(account(), "27.50 are gone", it -> has(it, "ledger", "72.50"));
  }

  private void refund(Walk walk) throws IOException {
    var back =
        walk.play(after(purchase, "refund"), Map.of("amount", "10.00"))
            .path("transaction_id")
            .asText();
    var seen = transaction(walk, "the refund is there", it -> isOf(it, back, "settled"));
    Walk.expect("its kind", "refund", seen.path("kind").asText());
    var original =
        transaction(
            walk,
            "the purchase knows of it",
            it -> isOf(it, purchase, "settled") && has(it, "refunded", "10.00"));
    Walk.expect("what was taken", "27.50", original.path("settled").asText());
  }

  private void decline(Walk walk) throws IOException {
    refused(walk, "5000.00", "insufficient-funds");
  }

  private void freeze(Walk walk) throws IOException {
    walk.post("/v1/cards/" + card + "/freeze", Map.of());
    walk.until("/v1/cards/" + card, "the card is frozen", seen -> is(seen, "frozen"));
    walk.say("whoever has found it cannot pay with it:");
    refused(walk, "5.00", "card-frozen");
  }

  private void unfreeze(Walk walk) throws IOException {
    walk.post("/v1/cards/" + card + "/unfreeze", Map.of());
    walk.until("/v1/cards/" + card, "the card is active", seen -> is(seen, "active"));
  }

  private void withdraw(Walk walk) throws IOException {
    var withdrawal =
        walk.post(account() + "/withdrawals", Map.of("amount", "20.00", "reference", reference()))
            .path("id")
            .asText();
    var resting = walk.get("/v1/cards/" + card);
    Walk.expect("what the card is frozen by", "withdrawal", resting.path("frozenBy").asText());
    walk.say("the card is frozen until " + resting.path("frozenUntil").asText());
    walk.play("/_twin/clock/advance", Map.of("seconds", 200));
    walk.until(
        account() + "/withdrawals/" + withdrawal, "it is settled", seen -> is(seen, "settled"));
    walk.until("/v1/cards/" + card, "the card is active", seen -> is(seen, "active"));
    walk.until(account(), "20.00 are gone", seen -> has(seen, "ledger", "62.50"));
  }

  private void look(Walk walk) throws IOException {
    for (var item : walk.get(transactions()).path("items")) {
      walk.say(
          "%-8s %-10s %8s %s  %s"
              .formatted(
                  item.path("kind").asText(),
                  item.path("state").asText(),
                  item.path("amount").asText(),
                  item.path("currency").asText(),
                  item.path("declineReason").asText("")));
    }
  }

  /** The provider's list tells of a decline without its reason, which only the webhook says. */
  private void refused(Walk walk, String amount, String reason) throws IOException {
    var declined = spend(walk, "authorize", amount);
    var seen =
        transaction(
            walk,
            "it is declined and says why",
            it -> isOf(it, declined, "declined") && it.path("declineReason").isTextual());
    Walk.expect("the reason", reason, seen.path("declineReason").asText());
  }

  /** What a merchant does, and the provider's id of the transaction. */
  private String spend(Walk walk, String what, String amount) throws IOException {
    return walk.play(
            "/_twin/cards/" + providerCard + "/" + what,
            Map.of("amount", amount, "merchant", "Corner Shop", "country", "FR"))
        .path("transaction_id")
        .asText();
  }

  private static String after(String transaction, String what) {
    return "/_twin/card-transactions/" + transaction + "/" + what;
  }

  /** The first transaction in the customer's list that is as expected. */
  private JsonNode transaction(Walk walk, String expected, Predicate<JsonNode> wanted)
      throws IOException {
    var list =
        walk.until(
            transactions(),
            expected,
            seen -> {
              for (var item : seen.path("items")) {
                if (wanted.test(item)) {
                  return true;
                }
              }
              return false;
            });
    for (var item : list.path("items")) {
      if (wanted.test(item)) {
        return item;
      }
    }
    throw new CannotStart("the list has changed while it was read");
  }

  private String transactions() {
    return "/v1/customers/" + customer + "/card-transactions";
  }

  private String account() {
    return "/v1/customers/" + customer + "/card-account";
  }

  private static String reference() {
    return "demo-" + UUID.randomUUID();
  }

  private static boolean has(JsonNode seen, String member, String amount) {
    return seen.path(member).asText().equals(amount);
  }

  private static boolean isOf(JsonNode item, String providerId, String state) {
    return item.path("provider").path("transactionId").asText().equals(providerId)
        && is(item, state);
  }

  private static boolean is(JsonNode seen, String state) {
    return seen.path("state").asText().equals(state);
  }
}
