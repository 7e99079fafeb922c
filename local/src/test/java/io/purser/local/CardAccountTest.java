package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Card accounts over HTTP, with everything real but the provider. */
@ExtendWith(Surroundings.Shared.class)
class CardAccountTest {
  private static final String FUND = "POST /card-issuer/fund-customer";

  private final Surroundings surroundings;
  private final Api service;
  private final Api twin;
  private final Cardholders cardholders;

  CardAccountTest(Surroundings surroundings) {
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
  void what_the_provider_tells_is_read_with_its_age_though_the_provider_is_away()
      throws IOException {
    var customer = cardholders.ready("account-told");
    paidIn("80.00");

    var sources = new ArrayList<String>();
    paidPastUs(customer, 20);
    sources.add(once(customer, "20.00").path("source").asText());
    paidPastUs(customer, 30);
    var account = once(customer, "50.00");
    sources.add(account.path("source").asText());

    assertThat(account.path("currency").asText()).isEqualTo("USD");
    assertThat(account.path("available").asText()).isEqualTo("50.00");
    assertThat(account.path("pending").asText()).isEqualTo("0.00");
    // New accounts are asked about once, which may come before one of the events.
    assertThat(sources).contains("webhook");
    assertThat(account.path("stale").asBoolean()).isFalse();
    surroundings.stopTwin();
    try {
      assertThat(account(customer)).isEqualTo(account);
    } finally {
      surroundings.restartTwin();
    }
  }

  private void paidPastUs(String customer, int amount) throws IOException {
    surroundings
        .provider()
        .post(
            "/card-issuer/fund-customer",
            Map.of(
                "customer_id",
                cardholders.providerId(customer),
                "amount",
                amount,
                "source_chain",
                "SOL"))
        .require("money past us");
  }

  /** The account as soon as so much is in it. */
  private JsonNode once(String customer, String ledger) {
    return eventually(() -> account(customer), seen -> seen.path("ledger").asText().equals(ledger));
  }

  @Test
  void an_account_is_funded_and_shows_it() throws IOException {
    var customer = cardholders.ready("account-funded");
    paidIn("30.00");

    var funding = fund(customer, "25.00", "send_x").require("the funding");

    assertThat(funding.path("state").asText()).isEqualTo("completed");
    assertThat(funding.path("paid").asText()).isEqualTo("25.00");
    eventually(() -> account(customer), seen -> seen.path("available").asText().equals("25.00"));
    assertThat(effects(customer)).isEqualTo(1);
    assertThat(problem(fund(customer, "4.99", "send_x"))).isEqualTo("422 funding-below-minimum");
    var events =
        eventually(
            () -> service.get("/v1/customers/" + customer + "/events?limit=100").body().toString(),
            seen ->
                seen.contains("card_funding.completed")
                    && seen.contains("card_account.balance_changed"));
    assertThat(events).contains("card_funding.requested");
    assertThat(surroundings.operator().post(path(customer), Map.of()).status()).isNotEqualTo(403);
    assertThat(surroundings.user().post(path("me"), Map.of()).status()).isEqualTo(403);
  }

  @Test
  void another_currency_takes_its_time_and_the_end_is_told() throws IOException {
    twin.send("PATCH", "/_twin/settings", Map.of("card_currency", "EUR", "funding_seconds", 86_400))
        .require("euros, slowly");
    try {
      var customer = cardholders.ready("account-euros");
      paidIn("600.00");
      eventually(() -> account(customer), seen -> seen.path("currency").asText().equals("EUR"));

      var done = fund(customer, "200.00", "receive_x").require("the funding");
      assertThat(done.path("state").asText()).isEqualTo("pending");
      assertThat(done.path("paid").asText()).isEqualTo("201.80");
      assertThat(done.path("credited").asText()).isEqualTo("200.00");
      ends(done, "complete");
      eventually(() -> state(done), "completed"::equals);
      eventually(() -> account(customer), seen -> seen.path("ledger").asText().equals("200.00"));

      var failed = fund(customer, "100.00", "receive_x").require("the funding");
      ends(failed, "fail");
      eventually(() -> state(failed), "failed"::equals);
      assertThat(service.get(address(failed)).body().path("reason").asText())
          .isEqualTo("funding-failed-at-provider");
    } finally {
      twin.send("PATCH", "/_twin/settings", Map.of("card_currency", "USD", "funding_seconds", 120))
          .require("dollars again");
    }
  }

  @Test
  void an_answer_that_is_lost_funds_once() throws IOException {
    var customer = cardholders.ready("account-answer-lost");
    paidIn("30.00");
    twin.post(
            "/_twin/faults",
            Map.of(
                "route", FUND, "kind", "reset_after_commit", "times", 1, "body_contains", "7.77"))
        .require("a fault");
    var key = UUID.randomUUID().toString();
    var order = order("7.77", "send_x");

    var first = service.post(path(customer), order, "Idempotency-Key", key);
    var last =
        eventually(
            () -> service.post(path(customer), order, "Idempotency-Key", key),
            answer -> answer.status() == 201);
    var again =
        service.post(path(customer), order, "Idempotency-Key", UUID.randomUUID().toString());

    assertThat(first.status()).isIn(201, 202);
    assertThat(last.body().path("state").asText()).isEqualTo("completed");
    assertThat(again.body().path("id").asText()).isEqualTo(last.body().path("id").asText());
    assertThat(effects(customer)).isEqualTo(1);
  }

  @Test
  void of_many_fundings_at_once_the_provider_is_asked_for_no_more_than_there_is() throws Exception {
    var people =
        List.of(
            cardholders.ready("account-many-1"),
            cardholders.ready("account-many-2"),
            cardholders.ready("account-many-3"));
    paidIn("25.00");
    var each = inMasterWallet().divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN).toPlainString();
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      var customer = people.get(i % people.size());
      calls.add(() -> fund(customer, each, "send_x"));
    }
    int made = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        int status = answer.get().status();
        assertThat(status).isIn(201, 202, 409, 503);
        made += status == 201 ? 1 : 0;
      }
    }

    assertThat(made).isBetween(1, 2);
    assertThat(inMasterWallet()).isNotNegative();
    int paid = 0;
    for (var customer : people) {
      paid += effects(customer);
    }
    assertThat(paid).isEqualTo(made);
    assertThat(problem(fund(people.getFirst(), "100000.00", "send_x")))
        .isEqualTo("409 master-wallet-too-low");
  }

  @Test
  void money_is_withdrawn_while_the_cards_are_frozen_and_say_until_when() throws IOException {
    var customer = cardholders.ready("account-withdrawn");
    paidIn("40.00");
    fund(customer, "40.00", "send_x").require("the funding");
    once(customer, "40.00");
    var card =
        service
            .post(
                "/v1/customers/" + customer + "/cards",
                Map.of(),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .require("the card")
            .path("id")
            .asText();

    var withdrawal = withdraw(customer, "12.50").require("the withdrawal");

    assertThat(withdrawal.path("state").asText()).isEqualTo("pending");
    var frozen = card(card);
    assertThat(frozen.path("frozenBy").asText()).isEqualTo("withdrawal");
    assertThat(frozen.path("frozenUntil").asText()).isNotBlank();
    eventually(() -> card(card).path("state").asText(), "frozen"::equals);
    for (var change : List.of("freeze", "unfreeze")) {
      assertThat(
              problem(
                  service.post(
                      "/v1/cards/" + card + "/" + change,
                      Map.of(),
                      "Idempotency-Key",
                      UUID.randomUUID().toString())))
          .isEqualTo("409 card-frozen-by-withdrawal");
    }
    assertThat(problem(withdraw(customer, "1.00"))).isEqualTo("409 card-withdrawal-under-way");
    settle(withdrawal);
    eventually(() -> withdrawalState(withdrawal), "settled"::equals);
    eventually(() -> card(card), seen -> seen.path("state").asText().equals("active"));
    assertThat(card(card).has("frozenBy")).isFalse();
    eventually(() -> account(customer), seen -> seen.path("ledger").asText().equals("27.50"));
    assertThat(problem(withdraw(customer, "27.51"))).isEqualTo("409 card-balance-too-low");
  }

  @Test
  void a_withdrawal_whose_answer_is_lost_is_settled_by_its_event() throws IOException {
    var customer = cardholders.ready("account-withdrawal-lost");
    paidIn("40.00");
    fund(customer, "40.00", "send_x").require("the funding");
    once(customer, "40.00");
    twin.post(
            "/_twin/faults",
            Map.of(
                "route",
                "POST /card-issuer/withdraw-from-card",
                "kind",
                "reset_after_commit",
                "times",
                1,
                "body_contains",
                "11.11"))
        .require("a fault");

    var first = withdraw(customer, "11.11");

    assertThat(first.status()).isEqualTo(202);
    var id =
        twin.get(
                "/_twin/effects?kind=card_withdrawal_initiated&natural_key="
                    + cardholders.providerId(customer))
            .require("the effect")
            .path("effects")
            .get(0)
            .path("resource_id")
            .asText();
    twin.post("/_twin/card-withdrawals/" + id + "/settle", Map.of()).require("settling");
    var seen =
        eventually(
            () ->
                service
                    .get("/v1/customers/" + customer + "/card-account/withdrawals")
                    .require("the withdrawals")
                    .path("items"),
            items -> items.get(0).path("state").asText().equals("settled"));
    assertThat(seen).hasSize(1);
  }

  private Api.Answer withdraw(String customer, String amount) throws IOException {
    return service.post(
        "/v1/customers/" + customer + "/card-account/withdrawals",
        Map.of("amount", amount, "reference", UUID.randomUUID().toString()),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private JsonNode readAgain(JsonNode withdrawal) throws IOException {
    return service
        .get(
            "/v1/customers/"
                + withdrawal.path("customerId").asText()
                + "/card-account/withdrawals/"
                + withdrawal.path("id").asText())
        .require("the withdrawal");
  }

  private String withdrawalState(JsonNode withdrawal) throws IOException {
    return readAgain(withdrawal).path("state").asText();
  }

  private void settle(JsonNode withdrawal) throws IOException {
    twin.post(
            "/_twin/card-withdrawals/"
                + readAgain(withdrawal).path("providerWithdrawalId").asText()
                + "/settle",
            Map.of())
        .require("settling");
  }

  private JsonNode card(String card) throws IOException {
    return service.get("/v1/cards/" + card).require("the card");
  }

  private Api.Answer fund(String customer, String amount, String mode) throws IOException {
    return service.post(
        path(customer), order(amount, mode), "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static Map<String, String> order(String amount, String mode) {
    return Map.of("amount", amount, "pricingMode", mode, "reference", UUID.randomUUID().toString());
  }

  private static String path(String customer) {
    return "/v1/customers/" + customer + "/card-account/fundings";
  }

  private static String address(JsonNode funding) {
    return path(funding.path("customerId").asText()) + "/" + funding.path("id").asText();
  }

  private String state(JsonNode funding) throws IOException {
    return service.get(address(funding)).require("the funding").path("state").asText();
  }

  private void ends(JsonNode funding, String how) throws IOException {
    var id =
        service.get(address(funding)).require("the funding").path("providerFundingId").asText();
    twin.post("/_twin/fundings/" + id + "/" + how, Map.of()).require("the end");
  }

  private int effects(String customer) throws IOException {
    return twin.get(
            "/_twin/effects?kind=customer_funding_initiated&natural_key="
                + cardholders.providerId(customer))
        .require("the effects")
        .path("total")
        .asInt();
  }

  private BigDecimal inMasterWallet() throws IOException {
    for (var balance :
        surroundings
            .provider()
            .get("/card-issuer/wallets")
            .require("the master wallet")
            .path("data")
            .path("balances")) {
      if (balance.path("currency").asText().equals("USD")) {
        return new BigDecimal(balance.path("available_balance").asText());
      }
    }
    throw new AssertionError("no dollars");
  }

  private static String problem(Api.Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }

  private JsonNode account(String customer) throws IOException {
    return service.get("/v1/customers/" + customer + "/card-account").require("the account");
  }

  private void paidIn(String amount) throws IOException {
    twin.post("/_twin/accounts/platform_default/master-wallet/deposits", Map.of("amount", amount))
        .require("a deposit");
  }
}
