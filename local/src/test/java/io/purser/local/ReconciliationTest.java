package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the provider says is in wallets, compared with the books. */
@ExtendWith(IntakePlatform.Shared.class)
class ReconciliationTest {
  private static final String BREAKS = "/v1/reconciliation-breaks";
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private final IntakePlatform platform;
  private final Api service;
  private final Api operator;
  private final People people;

  ReconciliationTest(IntakePlatform platform) {
    this.platform = platform;
    this.service = platform.ours().tenant();
    this.operator = platform.operator();
    this.people = new People(service);
  }

  /** While the sweep asks about these again and again. */
  private JsonNode only(String customer, String state, String kind, String... others) {
    return eventually(
            () -> {
              platform.wasAskedLongAgo(customer);
              for (var other : others) {
                platform.wasAskedLongAgo(other);
              }
              return list(customer);
            },
            list ->
                list.size() == 1
                    && list.path(0).path("state").asText().equals(state)
                    && list.path(0).path("kind").asText().equals(kind))
        .path(0);
  }

  private JsonNode list(String customer) throws IOException {
    return service.get(BREAKS + "?customerId=" + customer).require("the breaks").path("items");
  }

  private void deposit(String wallet, Map<String, String> deposit) throws IOException {
    platform.twin().post("/_twin/wallets/" + wallet + "/deposits", deposit).require("the deposit");
  }

  private JsonNode total(String customer) throws IOException {
    return service
        .get("/v1/customers/" + customer + "/balances")
        .require("the balances")
        .path("totals")
        .path(0);
  }

  @Test
  void a_deposit_whose_webhook_is_lost_is_booked_and_explains_itself() throws IOException {
    var customer = people.customer("lost-webhook");
    var wallet = people.fundableWallet(customer, "lost-webhook");
    deposit(wallet, Map.of("amount", "12.5", "events", "none"));

    var found = only(customer, "explained", "missing-webhook");

    assertThat(found.path("transactionId").asText()).startsWith("txn_");
    assertThat(found.path("difference").asText()).isEqualTo("12.500000");
    assertThat(total(customer).path("ledger").asText()).isEqualTo("12.500000");
  }

  @Test
  void money_that_is_in_no_transaction_is_left_to_an_operator_who_takes_it_and_closes_it()
      throws IOException {
    var customer = people.customer("corrected");
    var wallet = people.fundableWallet(customer, "corrected");
    platform
        .twin()
        .post("/_twin/wallets/" + wallet + "/corrections", Map.of("amount", "3"))
        .require("the correction");
    var found = only(customer, "open", "unexplained");
    assertThat(found.path("provider").asText()).isEqualTo("3.000000");
    assertThat(found.path("ledger").asText()).isEqualTo("0.000000");
    var path = BREAKS + "/" + found.path("id").asText();

    var taken =
        operator.post(path + "/take", Map.of(), "Idempotency-Key", "take").require("the taking");
    assertThat(taken.path("owner").path("operator").asText()).contains("operator");
    var closing =
        Map.of(
            "difference",
            taken.path("difference").asText(),
            "evidence",
            "Ticket 4711",
            "reason",
            "The provider corrected its books");
    assertThat(service.post(path + "/close", closing, "Idempotency-Key", "service").status())
        .isEqualTo(403);
    var closed =
        operator.post(path + "/close", closing, "Idempotency-Key", "close").require("the closing");

    assertThat(closed.path("state").asText()).isEqualTo("closed");
    assertThat(closed.path("kind").asText()).isEqualTo("adjusted");
    assertThat(closed.path("evidence").asText()).isEqualTo("Ticket 4711");
    assertThat(total(customer).path("ledger").asText()).isEqualTo("0.000000");
  }

  @Test
  void while_a_transfer_is_open_there_is_no_alarm() throws IOException {
    var customer = people.customer("moving");
    var wallet = people.fundableWallet(customer, "moving");
    deposit(wallet, Map.of("amount", "20"));
    eventually(() -> total(customer), it -> it.path("ledger").asText().equals("20.000000"));
    var shown =
        service.get("/v1/customers/" + customer + "/wallets").require("the wallets").path("items");
    service
        .post(
            "/v1/transfers",
            Map.of(
                "walletId",
                shown.path(0).path("id").asText(),
                "amount",
                "8",
                "to",
                TO,
                "reference",
                "moving"),
            "Idempotency-Key",
            "send-moving")
        .require("the transfer");

    // Somebody else, whose turn comes in the same sweeps, has been compared several times.
    var other = people.customer("compared-beside");
    var otherWallet = people.fundableWallet(other, "compared-beside");
    platform
        .twin()
        .post("/_twin/wallets/" + otherWallet + "/corrections", Map.of("amount", "1"))
        .require("the correction");
    only(other, "open", "unexplained", customer);

    assertThat(list(customer)).isEmpty();
  }
}
