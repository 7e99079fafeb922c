package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a customer's life over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CustomerLifeTest {
  private final Api service;
  private final Api operator;
  private final Api twin;
  private final Cardholders cardholders;
  private final People people;

  CustomerLifeTest(Surroundings surroundings) {
    this.service = surroundings.service();
    this.operator = surroundings.operator();
    this.twin = surroundings.twinControl();
    this.cardholders = new Cardholders(surroundings);
    this.people = new People(service);
  }

  @BeforeEach
  void letTheProgrammeBeApproved() throws IOException {
    cardholders.letTheProgrammeBeApproved();
  }

  @Test
  void a_customer_is_exported_refused_deletion_settled_and_deleted_and_comes_back()
      throws IOException {
    var customer = cardholders.ready("life");
    var path = "/v1/customers/" + customer;
    var providerWallet = people.fundableWallet(customer, "life");
    var card = post(path + "/cards", Map.of()).require("the card").path("id").asText();
    twin.post("/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", "20.00"))
        .require("money in the master wallet");
    post(path + "/card-account/fundings", Map.of("amount", "20.00", "reference", unique()))
        .require("the funding");
    eventually(
        () -> service.get(path + "/card-account").body().path("available").asText(),
        "20.00"::equals);

    var export =
        eventually(
            () -> service.get(path + "/export").require("the export"),
            seen -> seen.path("events").toString().contains("card_funding.completed"));
    assertThat(export.path("customer").path("id").asText()).isEqualTo(customer);
    assertThat(export.path("cards").findValuesAsText("id")).containsExactly(card);
    assertThat(export.path("cardFundings").findValuesAsText("amount")).contains("20.00");
    assertThat(export.path("cardAccount").path("available").asText()).isEqualTo("20.00");
    assertThat(export.path("events").findValuesAsText("type")).contains("card.issued");

    var refused = delete(path);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").asText()).isEqualTo("customer-not-deletable");
    assertThat(kinds(refused.body())).contains("card", "money");

    withdrawAll(path);
    post("/v1/cards/" + card + "/void", Map.of()).require("voiding the card");
    eventually(() -> delete(path), answer -> answer.status() == 204);

    // The external id is free at once, and the e-mail here, but not at the provider.
    var second =
        service
            .post(
                "/v1/customers",
                Map.of("externalId", "life", "email", "life@example.com"),
                "Idempotency-Key",
                unique())
            .require("the customer who comes back")
            .path("id")
            .asText();
    assertThat(second).isNotEqualTo(customer);
    var registration =
        eventually(
            () -> post("/v1/customers/" + second + "/registration", Map.of()),
            answer -> answer.status() != 202);
    assertThat(registration.body().path("code").asText()).isEqualTo("email-known-to-provider");

    // What happened is still read, and money that comes late is seen.
    var tombstone = operator.get(path).require("the tombstone");
    assertThat(tombstone.path("state").asText()).isEqualTo("deleted");
    assertThat(tombstone.path("email").isNull()).isTrue();
    eventually(
        () -> operator.get(path + "/events?limit=100").body().toString(),
        seen -> seen.contains("card_funding.completed") && seen.contains("customer.deleted"));
    assertThat(operator.get(path + "/export").require("what is left").toString())
        .contains(card, "card_funding.completed")
        .doesNotContain("life@example.com");
    twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "3"))
        .require("a late deposit");
    eventually(
        () -> operator.get(path + "/balances").body().path("wallets").path(0).path("ledger"),
        ledger -> ledger.asText().equals("3.000000"));
  }

  private void withdrawAll(String path) throws IOException {
    var withdrawal =
        post(path + "/card-account/withdrawals", Map.of("amount", "20.00", "reference", unique()))
            .require("the withdrawal");
    var read =
        eventually(
            () ->
                service
                    .get(path + "/card-account/withdrawals/" + withdrawal.path("id").asText())
                    .require("the withdrawal"),
            seen -> !seen.path("providerWithdrawalId").asText("").isEmpty());
    twin.post(
            "/_twin/card-withdrawals/" + read.path("providerWithdrawalId").asText() + "/settle",
            Map.of())
        .require("settling");
    eventually(
        () -> service.get(path + "/card-account").body().path("ledger").asText(), "0.00"::equals);
  }

  private static Set<String> kinds(JsonNode problem) {
    return new TreeSet<>(problem.path("reasons").findValuesAsText("reason"));
  }

  private Api.Answer delete(String path) throws IOException {
    return service.send("DELETE", path, Map.of(), "If-Match", "*");
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", unique());
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }
}
