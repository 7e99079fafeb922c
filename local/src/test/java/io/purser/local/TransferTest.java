package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class TransferTest {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private final Surroundings surroundings;
  private final Api twin;
  private final Api service;
  private final Api operator;
  private final People people;

  TransferTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.twin = surroundings.twinControl();
    this.service = surroundings.service();
    this.operator = surroundings.operator();
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

  @Test
  void a_transfer_that_the_provider_has_turned_away_is_cancelled_and_never_sent()
      throws IOException {
    var customer = fundedCustomer("canceller");
    twin.post(
            "/_twin/faults",
            Map.of(
                "route",
                "POST /transactions/send-funds",
                "kind",
                "rate_limited",
                "times",
                1,
                "retry_after",
                8))
        .require("the fault");
    var accepted =
        service.post(
            "/v1/transfers",
            order(customer, "20", TO, "first"),
            "Idempotency-Key",
            "cancel-1",
            "Prefer",
            "respond-async");
    assertThat(accepted.status()).isEqualTo(202);
    var path = "/v1/transfers/" + accepted.body().path("subjectId").asText();
    assertThat(balance(customer).path("held").asText()).isEqualTo("20.000000");

    var cancelled =
        eventually(
            () -> service.post(path + "/cancel", Map.of(), "Idempotency-Key", "cancel-it"),
            answer -> answer.status() == 200);

    assertThat(cancelled.body().path("state").asText()).isEqualTo("cancelled");
    assertThat(has(balance(customer), "50.000000", "50.000000")).isTrue();
    var again =
        service.post(
            "/v1/transfers", order(customer, "20", TO, "first"), "Idempotency-Key", "cancel-2");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("state").asText()).isEqualTo("cancelled");
    eventually(
        () ->
            service.post(
                "/v1/transfers",
                order(customer, "20", TO, "second"),
                "Idempotency-Key",
                "cancel-3"),
        answer -> answer.status() == 201);
    assertThat(withdrawals(customer).path("total").asInt()).isEqualTo(1);
  }

  @Test
  void above_a_limit_it_is_sent_once_when_a_second_person_says_so() throws IOException {
    var customer = fundedCustomer("checked");
    operator
        .send(
            "PUT",
            "/v1/customers/" + customer + "/transfer-limits",
            Map.of("limits", Map.of("USDC", Map.of("approvalAbove", "10"))),
            "If-Match",
            "*")
        .require("the limits");
    var accepted =
        service.post(
            "/v1/transfers", order(customer, "20", TO, "large"), "Idempotency-Key", "large-1");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body().path("state").asText()).isEqualTo("awaiting-approval");
    var large = "/v1/transfers/" + accepted.body().path("subjectId").asText();
    service
        .post("/v1/transfers", order(customer, "10", TO, "small"), "Idempotency-Key", "small-1")
        .require("the small one, which was ordered later");
    assertThat(withdrawals(customer).path("total").asInt()).isEqualTo(1);
    assertThat(balance(customer).path("held").asText()).isEqualTo("20.000000");
    var waiting =
        operator.get("/v1/transfers?state=awaiting-approval&customerId=" + customer).body();
    assertThat(waiting.path("items").path(0).path("approval").path("orderedBy").asText())
        .startsWith("service:");

    var own = service.post(large + "/approve", Map.of(), "Idempotency-Key", "own");
    var approved =
        operator
            .post(large + "/approve", Map.of(), "Idempotency-Key", "approve")
            .require("the approval");

    assertThat(own.status()).isEqualTo(403);
    assertThat(approved.path("id").asText()).isEqualTo(large.substring("/v1/transfers/".length()));
    var sent =
        eventually(
            () -> service.get(large).body(),
            seen -> "submitted".equals(seen.path("state").asText()));
    assertThat(effects(sent.path("providerTransactionId").asText())).isEqualTo(1);
    assertThat(withdrawals(customer).path("total").asInt()).isEqualTo(2);
    var again = operator.post(large + "/decline", Map.of(), "Idempotency-Key", "too-late");
    assertThat(again.body().path("code").asText()).isEqualTo("transfer-not-awaiting-approval");

    var second =
        service.post(
            "/v1/transfers", order(customer, "15", TO, "unwanted"), "Idempotency-Key", "large-2");
    var unwanted = "/v1/transfers/" + second.body().path("subjectId").asText();
    var declined =
        operator
            .post(unwanted + "/decline", Map.of(), "Idempotency-Key", "decline")
            .require("the refusal");
    assertThat(declined.path("state").asText()).isEqualTo("declined");
    assertThat(has(balance(customer), "50.000000", "20.000000")).isTrue();
    assertThat(balance(customer).path("held").asText()).isEqualTo("0.000000");
    assertThat(withdrawals(customer).path("total").asInt()).isEqualTo(2);
  }

  @Test
  void no_operator_approves_what_they_could_have_ordered_with_a_key_or_a_login_of_their_making()
      throws IOException {
    var customer = fundedCustomer("two-hands");
    operator
        .send(
            "PUT",
            "/v1/customers/" + customer + "/transfer-limits",
            Map.of("limits", Map.of("USDC", Map.of("approvalAbove", "10"))),
            "If-Match",
            "*")
        .require("the limits");
    var key =
        operator
            .post(
                "/v1/api-keys",
                Map.of(
                    "service", "two-hands", "scopes", List.of("transfers:write", "logins:write")),
                "Idempotency-Key",
                "two-hands")
            .require("the key");
    var made =
        surroundings.anonymous().with("Authorization", "Bearer " + key.path("secret").asText());
    var user = surroundings.userLoggedIn("two-hands", Duration.ZERO);
    made.send(
            "PUT",
            "/v1/customers/" + customer + "/logins",
            Map.of("issuer", surroundings.issuer(), "subject", "two-hands"))
        .require("the login");
    var another = surroundings.operator("another-admin");

    for (var orderer : List.of(made, user)) {
      var name = orderer == made ? "by-key" : "by-login";
      var amount = orderer == made ? "11" : "12";
      var accepted =
          orderer.post("/v1/transfers", order(customer, amount, TO, name), "Idempotency-Key", name);
      assertThat(accepted.status()).isEqualTo(202);
      var path = "/v1/transfers/" + accepted.body().path("subjectId").asText() + "/approve";

      var own = operator.post(path, Map.of(), "Idempotency-Key", name);
      assertThat(own.body().path("code").asText()).isEqualTo("approval-needs-another-person");
      another.post(path, Map.of(), "Idempotency-Key", name).require("the approval");
    }
  }

  @Test
  void
      what_is_too_much_or_goes_where_it_must_not_is_refused_and_a_recipient_stands_for_its_address()
          throws IOException {
    var customer = fundedCustomer("limited");
    operator
        .send(
            "PUT",
            "/v1/customers/" + customer + "/transfer-limits",
            Map.of("limits", Map.of("USDC", Map.of("perDay", "15"))),
            "If-Match",
            "*")
        .require("the limits");
    var denied = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";
    operator
        .post(
            "/v1/denied-destinations",
            Map.of("chain", "solana", "address", denied, "reason", "Stolen funds"),
            "Idempotency-Key",
            "deny")
        .require("the denial");
    var recipient =
        service
            .post(
                "/v1/customers/" + customer + "/recipients",
                Map.of("label", "My landlord", "chain", "solana", "address", TO),
                "Idempotency-Key",
                "landlord")
            .require("the recipient");

    var tooMuch =
        service.post("/v1/transfers", order(customer, "16", TO, "much"), "Idempotency-Key", "much");
    var denial =
        service.post(
            "/v1/transfers", order(customer, "1", denied, "denied"), "Idempotency-Key", "denied");
    var order = new HashMap<>(order(customer, "15", TO, "rent"));
    order.remove("to");
    order.put("recipientId", recipient.path("id").asText());
    var sent = service.post("/v1/transfers", order, "Idempotency-Key", "rent").require("the rent");

    assertThat(tooMuch.body().path("code").asText()).isEqualTo("transfer-limit-exceeded");
    assertThat(tooMuch.body().path("remaining").asText()).isEqualTo("15");
    assertThat(denial.body().path("code").asText()).isEqualTo("destination-denied");
    assertThat(sent.path("to").asText()).isEqualTo(TO);
    var nothingLeft =
        service.post("/v1/transfers", order(customer, "1", TO, "more"), "Idempotency-Key", "more");
    assertThat(nothingLeft.body().path("code").asText()).isEqualTo("transfer-limit-exceeded");
    assertThat(withdrawals(customer).path("total").asInt()).isEqualTo(1);
  }

  @Test
  void of_two_hundred_who_send_the_whole_balance_at_once_one_does() throws Exception {
    var customer = fundedCustomer("crowd");
    var orders = new ArrayList<Callable<Api.Answer>>();
    for (int i = 0; i < 200; i++) {
      var order = order(customer, "50", TO, "crowd-" + i);
      var key = "crowd-" + i;
      orders.add(() -> service.post("/v1/transfers", order, "Idempotency-Key", key));
    }

    int sent = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(orders)) {
        if (answer.get().status() == 201 || answer.get().status() == 202) {
          sent++;
        } else {
          assertThat(answer.get().body().path("code").asText())
              .isIn(
                  "insufficient-funds",
                  "identical-transfer-open",
                  "overloaded",
                  "temporarily-unavailable");
        }
      }
    }

    assertThat(sent).isEqualTo(1);
    var made =
        service.get("/v1/transfers?customerId=" + customer + "&include=total").require("the list");
    assertThat(made.path("total").asInt()).isEqualTo(1);
    var withdrawal =
        eventually(() -> withdrawals(customer), feed -> feed.path("total").asInt() == 1);
    assertThat(withdrawal.path("items").path(0).path("amount").asText()).isEqualTo("50.000000");
    assertThat(effects(providerTransaction(made.path("items").path(0)))).isEqualTo(1);
    assertThat(has(balance(customer), "50.000000", "0.000000")).isTrue();
  }

  private String fundedCustomer(String name) throws IOException {
    var customer = people.customer(name);
    var providerWallet = people.fundableWallet(customer, name);
    twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", "50"))
        .require("the deposit");
    eventually(() -> balance(customer), seen -> has(seen, "50.000000", "50.000000"));
    return customer;
  }

  private Map<String, String> order(String customer, String amount, String to, String reference)
      throws IOException {
    return Map.of(
        "walletId",
        balance(customer).path("walletId").asText(),
        "amount",
        amount,
        "to",
        to,
        "reference",
        reference + " of " + customer);
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
