package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class TransferTest {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private final Api twin;
  private final Api service;
  private final People people;

  TransferTest(Surroundings surroundings) {
    this.twin = surroundings.twinControl();
    this.service = surroundings.service();
    this.people = new People(service);
  }

  @Test
  void an_answer_that_is_lost_sends_the_money_once_and_the_balance_is_right_all_along()
      throws IOException {
    var customer = people.customer("sender");
    var providerWallet = people.fundableWallet(customer, "sender");
    twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "50"))
        .require("the deposit");
    eventually(() -> balance(customer), seen -> has(seen, "50.000000", "50.000000"));
    twin.post(
            "/_twin/faults",
            Map.of(
                "route", "POST /transactions/send-funds", "kind", "error_after_commit", "times", 1))
        .require("the fault");

    var sent = eventually(() -> send(customer, "send-1"), answer -> answer.status() == 201).body();

    assertThat(sent.path("state").asText()).isEqualTo("submitted");
    var provider = providerTransaction(sent);
    assertThat(effects(provider)).isEqualTo(1);
    assertThat(has(balance(customer), "50.000000", "30.000000")).isTrue();
    assertThat(balance(customer).path("held").asText()).isEqualTo("0.000000");

    var again = send(customer, "send-2");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body().path("id")).isEqualTo(sent.path("id"));
    assertThat(withdrawals(customer).path("total").asInt()).isEqualTo(1);

    // The provider gives the money back, and says so by webhook.
    twin.post("/_twin/transactions/" + provider + "/fail", Map.of()).require("the failure");
    eventually(
        () -> service.get("/v1/transfers/" + sent.path("id").asText()).body(),
        seen -> "failed".equals(seen.path("state").asText()));
    assertThat(has(balance(customer), "50.000000", "50.000000")).isTrue();
  }

  private Api.Answer send(String customer, String key) throws IOException {
    return service.post(
        "/v1/transfers",
        Map.of(
            "walletId",
            balance(customer).path("walletId").asText(),
            "amount",
            "20",
            "to",
            TO,
            "reference",
            "order of " + customer),
        "Idempotency-Key",
        key);
  }

  private String providerTransaction(JsonNode transfer) throws IOException {
    return service
        .get("/v1/transfers/" + transfer.path("id").asText())
        .require("the transfer")
        .path("providerTransactionId")
        .asText();
  }

  private int effects(String transaction) throws IOException {
    return twin.get("/_twin/effects?kind=funds_sent&resource_id=" + transaction)
        .require("the effects")
        .path("total")
        .asInt();
  }

  private JsonNode withdrawals(String customer) throws IOException {
    return service
        .get("/v1/customers/" + customer + "/transactions?direction=withdrawal&include=total")
        .require("the feed");
  }

  private static boolean has(JsonNode balance, String ledger, String available) {
    return ledger.equals(balance.path("ledger").asText())
        && available.equals(balance.path("available").asText());
  }

  private JsonNode balance(String customer) throws IOException {
    return service
        .get("/v1/customers/" + customer + "/balances")
        .require("the balances")
        .path("wallets")
        .path(0);
  }
}
