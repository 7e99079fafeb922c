package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.CardId;
import io.purser.domain.card.FakeCards;
import io.purser.domain.customer.CustomerId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards, as callers have them made and change them. */
class CardTest {
  private final TestServer server = TestServer.shared();
  private final FakeCards provider = server.bean(FakeCards.class);
  private final String customer = readyCustomer();
  private final String path = "/v1/customers/" + customer + "/cards";

  private String readyCustomer() {
    var id = server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
    var found =
        server.given.in(
            server.tenant,
            () ->
                server.store.customers().get(server.tenant.id(), new CustomerId(id)).orElseThrow());
    server.given.readyForCard(server.tenant, found);
    return id;
  }

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  private String issued() {
    return server.create(path, "").expect(201).json().path("id").asText();
  }

  private String state(String card) {
    return server.get("/v1/cards/" + card).expect(200).json().path("state").asText();
  }

  private Card stored(String card) {
    return server.given.in(
        server.tenant,
        () -> server.store.cards().get(server.tenant.id(), new CardId(card)).orElseThrow());
  }

  @Test
  void a_card_is_issued_read_and_listed() {
    var made = server.create(path, "{}").expect(201);

    var card = made.json();
    var id = card.path("id").asText();
    assertThat(id).startsWith("crd_");
    assertThat(made.header("Location")).isEqualTo("/v1/cards/" + id);
    assertThat(made.header("ETag")).isNotBlank();
    assertThat(card.path("state").asText()).isEqualTo("active");
    assertThat(card.path("kind").asText()).isEqualTo("virtual");
    assertThat(card.path("lastFour").asText()).hasSize(4);
    assertThat(card.has("providerCardId")).isFalse();
    var read = server.get("/v1/cards/" + id).expect(200);
    assertThat(read.json().path("providerCardId").asText()).startsWith("provider-card-");
    assertThat(
            server
                .call("GET", "/v1/cards/" + id)
                .header("If-None-Match", read.header("ETag"))
                .send()
                .status())
        .isEqualTo(304);
    var second = issued();
    var list = server.get(path + "?include=total&limit=1").expect(200).json();
    assertThat(list.path("total").asInt()).isEqualTo(2);
    assertThat(list.path("items")).hasSize(1);
    var rest = server.get(path + "?limit=1&cursor=" + list.path("nextCursor").asText()).expect(200);
    assertThat(
            list.path("items").get(0).path("id").asText()
                + rest.json().path("items").get(0).path("id").asText())
        .contains(id, second);
    assertThat(
            server
                .get("/v1/customers/" + customer + "/card-onboarding")
                .expect(200)
                .json()
                .path("state")
                .asText())
        .isEqualTo("active");
  }

  @Test
  void the_same_key_gets_the_same_card_and_the_same_bytes() {
    var key = UUID.randomUUID().toString();
    var first = server.call("POST", path).key(key).json("{}").send().expect(201);
    var again = server.call("POST", path).key(key).json("{}").send().expect(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void who_is_not_so_far_is_told_how_far_they_are() {
    var other = server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("b")));
    var cards = "/v1/customers/" + other + "/cards";
    assertThat(server.create(cards, "").problem()).isEqualTo("404 no-card-onboarding");
    server.create("/v1/customers/" + other + "/card-onboarding", "").expect(201);

    var refused = server.create(cards, "");

    assertThat(refused.problem()).isEqualTo("409 card-onboarding-not-finished");
    assertThat(refused.json().path("state").asText()).isEqualTo("email-code");
  }

  @Test
  void one_card_too_many_says_how_many_there_may_be() {
    for (int i = 0; i < Card.MOST; i++) {
      issued();
    }

    var refused = server.create(path, "");

    assertThat(refused.problem()).isEqualTo("409 card-limit-reached");
    assertThat(refused.json().path("limit").asText()).isEqualTo("5");
  }

  @Test
  void while_one_is_being_issued_a_second_order_gets_the_first_ones_id() {
    provider.losesTheNextAnswer();
    provider.cannotBeRead();
    var first = server.create(path, "").expect(202);
    assertThat(first.json().path("kind").asText()).isEqualTo("card-issuing");

    var refused = server.create(path, "");

    assertThat(refused.problem()).isEqualTo("409 card-being-issued");
    assertThat("/v1/operations/" + refused.json().path("operationId").asText())
        .isEqualTo(first.header("Location"));
    assertThat(state(refused.json().path("cardId").asText())).isEqualTo("requested");
    provider.comesBack();
    server.settle(first.header("Location"));
    assertThat(state(refused.json().path("cardId").asText())).isEqualTo("active");
  }

  @Test
  void while_the_provider_is_away_issuing_waits_only_for_those_who_ask_it_to() {
    provider.goesAway();

    assertThat(server.create(path, "").problem()).isEqualTo("503 provider-unavailable");

    server
        .call("POST", path)
        .key(UUID.randomUUID().toString())
        .header("Prefer", "respond-async")
        .json("{}")
        .send()
        .expect(202);
  }

  @ParameterizedTest
  @CsvSource({"freeze, frozen", "report-lost, lost", "report-stolen, stolen", "void, voided"})
  void a_card_becomes_what_is_wanted(String change, String state) {
    var card = issued();

    var changed = server.create("/v1/cards/" + card + "/" + change, "").expect(200).json();

    assertThat(changed.path("state").asText()).isEqualTo(state);
    assertThat(state(card)).isEqualTo(state);
    assertThat(
            server
                .create("/v1/cards/" + card + "/" + change, "")
                .expect(200)
                .json()
                .path("state")
                .asText())
        .isEqualTo(state);
  }

  @Test
  void a_frozen_card_is_let_go_and_a_closed_one_is_not() {
    var card = issued();
    server.create("/v1/cards/" + card + "/freeze", "").expect(200);
    server.create("/v1/cards/" + card + "/unfreeze", "").expect(200);
    assertThat(state(card)).isEqualTo("active");
    server.create("/v1/cards/" + card + "/report-lost", "").expect(200);

    var refused = server.create("/v1/cards/" + card + "/unfreeze", "");

    assertThat(refused.problem()).isEqualTo("409 card-state-forbids");
    assertThat(refused.json().path("state").asText()).isEqualTo("lost");
  }

  @Test
  void while_the_provider_is_away_a_change_is_accepted_and_shown_as_wanted() {
    var card = issued();
    provider.goesAway();

    var accepted = server.create("/v1/cards/" + card + "/report-lost", "").expect(202);

    var wanted = server.get("/v1/cards/" + card).expect(200).json().path("wanted");
    assertThat(wanted.path("change").asText()).isEqualTo("report-lost");
    assertThat("/v1/operations/" + wanted.path("operationId").asText())
        .isEqualTo(accepted.header("Location"));
    assertThat(server.create("/v1/cards/" + card + "/freeze", "").problem())
        .isEqualTo("409 card-being-closed");
    provider.comesBack();
    server.settle(accepted.header("Location"));
    assertThat(state(card)).isEqualTo("lost");
    assertThat(server.get("/v1/cards/" + card).json().has("wanted")).isFalse();
  }

  @Test
  void what_the_provider_refuses_is_named_with_the_card() {
    var card = issued();
    provider.becomes(((Card.Issued) stored(card)).provider().id(), CardCondition.CANCELLED);

    var refused = server.create("/v1/cards/" + card + "/freeze", "");

    assertThat(refused.problem()).isEqualTo("409 card-state-forbids");
    assertThat(refused.json().path("cardId").asText()).isEqualTo(card);
  }

  @Test
  void a_card_is_shown_on_a_page_of_the_providers_once_a_pin_is_set() {
    var card = issued();
    var view = "/v1/cards/" + card + "/secure-view";

    var pinFirst = server.call("POST", view).json("{}").send().expect(200);
    var setUp = server.call("POST", view).json("{\"pages\":[\"set-pin\"]}").send().expect(200);
    provider.pinIsSet();
    var shown = server.call("POST", view).json("{\"pages\":[\"details\",\"pin\"]}").send();

    assertThat(pinFirst.json().path("url").isNull()).isTrue();
    var action = pinFirst.json().path("actions").get(0);
    assertThat(action.path("kind").asText()).isEqualTo("set-pin");
    assertThat(action.path("url").asText()).startsWith("https://pages.example.com/");
    assertThat(setUp.json().path("actions")).isEmpty();
    assertThat(shown.expect(200).json().path("url").asText())
        .startsWith("https://pages.example.com/")
        .isNotEqualTo(setUp.json().path("url").asText());
    assertThat(shown.json().path("expiresAt").asText()).isNotBlank();
    assertThat(shown.header("Cache-Control")).contains("no-store");
  }

  @Test
  void what_is_no_page_is_refused_and_a_closed_card_has_none() {
    var card = issued();
    var view = "/v1/cards/" + card + "/secure-view";

    assertThat(server.call("POST", view).json("{\"pages\":[\"cvv\"]}").send().status())
        .isEqualTo(400);
    server.create("/v1/cards/" + card + "/void", "").expect(200);

    assertThat(server.call("POST", view).json("{}").send().problem())
        .isEqualTo("409 card-state-forbids");
  }

  @Test
  void while_the_provider_is_away_there_is_no_page() {
    var card = issued();
    provider.goesAway();

    var refused = server.call("POST", "/v1/cards/" + card + "/secure-view").json("{}").send();

    assertThat(refused.problem()).isEqualTo("503 provider-unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void another_tenants_card_is_not_there() {
    var card = issued();
    var stranger = server.key(server.given.tenant().id(), Scope.values());

    for (var route : new String[] {"/freeze", "/secure-view"}) {
      var answer =
          server
              .call("POST", "/v1/cards/" + card + route)
              .key(UUID.randomUUID().toString())
              .as(stranger)
              .json("{}")
              .send();
      assertThat(answer.problem()).isEqualTo("404 no-such-card");
    }
    assertThat(server.call("GET", "/v1/cards/" + card).as(stranger).send().problem())
        .isEqualTo("404 no-such-card");
    assertThat(server.get("/v1/cards/crd_nonsense").problem()).isEqualTo("404 no-such-card");
  }
}
