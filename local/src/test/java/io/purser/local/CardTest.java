package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cards over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CardTest {
  private static final String ISSUE = "POST /yativo-card/customers/{yativoCardId}/cards/virtual";

  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;
  private final Cardholders cardholders;

  CardTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.twin = surroundings.twinControl();
    this.cardholders = new Cardholders(surroundings);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    cardholders.letTheProgrammeBeApproved();
  }

  @Test
  void a_ready_customer_gets_a_card_freezes_unfreezes_views_and_loses_it() throws IOException {
    var customer = cardholders.ready("card-life");

    var card = issue(customer).require("the card");

    assertThat(card.path("state").asText()).isEqualTo("active");
    assertThat(cardholders.read(customer).path("state").asText()).isEqualTo("active");
    var id = card.path("id").asText();
    assertThat(change(id, "freeze").require("freezing").path("state").asText()).isEqualTo("frozen");
    assertThat(atTheTwin(id).path("status").asText()).isEqualTo("frozen");
    assertThat(change(id, "unfreeze").require("unfreezing").path("state").asText())
        .isEqualTo("active");
    var pinFirst = view(id);
    assertThat(pinFirst.path("url").isNull()).isTrue();
    assertThat(pinFirst.path("actions").get(0).path("kind").asText()).isEqualTo("set-pin");
    twin.post("/_twin/cards/" + providerId(id) + "/pin", Map.of("pin", "4711")).require("the PIN");
    assertThat(view(id).path("url").asText()).startsWith("http://127.0.0.1:");
    assertThat(change(id, "report-lost").require("losing").path("state").asText())
        .isEqualTo("lost");
    assertThat(atTheTwin(id).path("status").asText()).isEqualTo("lost");
    assertThat(problem(change(id, "unfreeze"))).isEqualTo("409 card-state-forbids");
    var events =
        eventually(
            () -> service.get("/v1/customers/" + customer + "/events?limit=100").body().toString(),
            seen -> seen.contains("card.lost"));
    assertThat(events)
        .contains("card.requested", "card.issued", "card.frozen", "card.unfrozen")
        .contains("card_onboarding.active");
  }

  @Test
  void what_is_done_to_a_card_at_the_provider_is_seen() throws IOException {
    var customer = cardholders.ready("card-provider");
    var id = issue(customer).require("the card").path("id").asText();
    for (var step : List.of("freeze", "unfreeze", "void")) {
      twin.post("/_twin/cards/" + providerId(id) + "/change", Map.of("to", step)).require(step);
      var expected =
          switch (step) {
            case "freeze" -> "frozen";
            case "void" -> "voided";
            default -> "active";
          };
      eventually(
          () -> service.get("/v1/cards/" + id).body().path("state").asText(), expected::equals);
    }
  }

  @Test
  void an_answer_that_is_lost_never_costs_a_second_card() throws IOException {
    var customer = cardholders.ready("card-answer-lost");
    twin.post("/_twin/faults", Map.of("route", ISSUE, "kind", "reset_after_commit", "times", 1))
        .require("a fault");
    var key = UUID.randomUUID().toString();

    var first = issue(customer, key);
    var last = eventually(() -> issue(customer, key), answer -> answer.status() == 201);

    assertThat(first.status()).isIn(201, 202);
    assertThat(last.body().path("state").asText()).isEqualTo("active");
    assertThat(cardsOf(customer)).hasSize(1);
    assertThat(cardsAtTheProvider(customer)).isEqualTo(1);
  }

  @Test
  void of_many_orders_at_once_no_card_is_made_that_nobody_knows_of() throws Exception {
    var customer = cardholders.ready("card-at-once");
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      calls.add(() -> issue(customer).status());
    }
    int made = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        int status = answer.get();
        assertThat(status).isIn(201, 409, 503);
        made += status == 201 ? 1 : 0;
      }
    }

    assertThat(made).isBetween(1, 5);
    assertThat(cardsAtTheProvider(customer)).isEqualTo(made);
  }

  @Test
  void while_the_provider_is_away_a_freeze_is_accepted_and_a_card_is_not() throws IOException {
    var customer = cardholders.ready("card-away");
    var id = issue(customer).require("the card").path("id").asText();
    surroundings.stopTwin();
    try {
      assertThat(change(id, "freeze").status()).isEqualTo(202);
      assertThat(problem(issue(customer))).isEqualTo("503 provider-unavailable");
      assertThat(service.get("/v1/cards/" + id).body().path("wanted").path("change").asText())
          .isEqualTo("freeze");
    } finally {
      surroundings.restartTwin();
    }
    eventually(
        () -> service.get("/v1/cards/" + id).body().path("state").asText(), "frozen"::equals);
    assertThat(cardsAtTheProvider(customer)).isEqualTo(1);
  }

  @Test
  void operators_have_no_way_to_a_cards_number() throws IOException {
    var customer = cardholders.ready("card-operator");
    var id = issue(customer).require("the card").path("id").asText();

    var answer = surroundings.operator().post("/v1/cards/" + id + "/secure-view", Map.of());

    assertThat(answer.status()).isEqualTo(403);
  }

  private Api.Answer issue(String customer) throws IOException {
    return issue(customer, UUID.randomUUID().toString());
  }

  private Api.Answer issue(String customer, String key) throws IOException {
    return service.post("/v1/customers/" + customer + "/cards", Map.of(), "Idempotency-Key", key);
  }

  private Api.Answer change(String card, String change) throws IOException {
    return service.post(
        "/v1/cards/" + card + "/" + change,
        Map.of(),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private JsonNode view(String card) throws IOException {
    return service.post("/v1/cards/" + card + "/secure-view", Map.of()).require("the view");
  }

  private JsonNode cardsOf(String customer) throws IOException {
    return service.get("/v1/customers/" + customer + "/cards").require("the cards").path("items");
  }

  private String providerId(String card) throws IOException {
    return service.get("/v1/cards/" + card).require("the card").path("providerCardId").asText();
  }

  private JsonNode atTheTwin(String card) throws IOException {
    return twin.get("/_twin/cards/" + providerId(card)).require("the card at the provider");
  }

  private int cardsAtTheProvider(String customer) throws IOException {
    return surroundings
        .provider()
        .get("/yativo-card/customers/" + cardholders.providerId(customer) + "/cards")
        .require("the cards at the provider")
        .path("data")
        .path("total")
        .asInt();
  }

  private static String problem(Api.Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }
}
