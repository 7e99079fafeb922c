package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";
  private static final String ADDRESS_OF_ANOTHER_FORM =
      "0x9F8B3a2c1E4d7F6B5A4c3D2e1f0A9b8C7D6E5F40";

  private final TestServer server = TestServer.shared();
  private final String customer =
      server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
  private final String wallet = walletWith("100");

  @AfterEach
  void theProviderIsBack() {
    server.provider.comesBack();
  }

  private String walletWith(String amount) {
    var opened =
        server
            .create(
                "/v1/customers/" + customer + "/wallets",
                "{\"chain\":\"solana\",\"asset\":\"USDC\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    server.given.in(
        server.tenant,
        () ->
            server
                .bean(BookTransaction.class)
                .handle(
                    server.tenant.id(),
                    new CustomerId(customer),
                    new ReportedTransaction(
                        Given.unique("deposit"),
                        null,
                        Direction.DEPOSIT,
                        AssetAmount.parse(amount, Given.USDC).orElseThrow(),
                        Progress.COMPLETED,
                        null,
                        null,
                        server.store.now()),
                    server.store.now(),
                    Source.WEBHOOK));
    return opened;
  }

  private String order(String amount, String reference) {
    return order(amount, TO, reference);
  }

  private String order(String amount, String to, String reference) {
    return "{\"walletId\":\"%s\",\"amount\":\"%s\",\"to\":\"%s\",\"reference\":\"%s\"}"
        .formatted(wallet, amount, to, reference);
  }

  private String held() {
    var balance = server.get("/v1/wallets/" + wallet + "/balance").expect(200).json();
    return balance.get("available").asText() + " " + balance.get("held").asText();
  }

  @Test
  void a_transfer_is_quoted_sent_and_read() {
    var reference = Given.unique("order");
    var quote =
        server
            .call("POST", "/v1/transfers/quotes")
            .json("{\"walletId\":\"%s\",\"amount\":\"30\",\"to\":\"%s\"}".formatted(wallet, TO))
            .send()
            .expect(200)
            .json();
    assertThat(quote.get("networkFee").get("amount").asText()).isEqualTo("0.00127");
    assertThat(quote.get("networkFee").get("currency").asText()).isEqualTo("ETH");
    assertThat(quote.get("totalFee").get("amount").asText()).isEqualTo("3.18");

    var sent =
        server
            .create(
                "/v1/transfers",
                order("30", reference)
                    .replace("}", ",\"quoteId\":\"" + quote.get("id").asText() + "\"}"))
            .expect(201);

    var transfer = sent.json();
    assertThat(transfer.get("state").asText()).isEqualTo("submitted");
    assertThat(transfer.get("amount").asText()).isEqualTo("30.000000");
    assertThat(transfer.get("quoteId")).isEqualTo(quote.get("id"));
    assertThat(transfer.get("fees").get("total").asText()).isEqualTo("0.62000000");
    assertThat(transfer.has("providerTransactionId")).isFalse();
    assertThat(sent.header("Location")).isEqualTo("/v1/transfers/" + transfer.get("id").asText());
    var read = server.get(sent.header("Location")).expect(200);
    assertThat(read.json().get("providerTransactionId").asText()).startsWith("provider-transfer-");
    assertThat(read.header("ETag")).isNotBlank();
    assertThat(held()).isEqualTo("70.000000 0.000000");
    var operation =
        server.get("/v1/operations/" + transfer.get("operationId").asText()).expect(200).json();
    assertThat(operation.get("kind").asText()).isEqualTo("transfer");
    assertThat(operation.get("result").asText()).isEqualTo(sent.header("Location"));
  }

  @Test
  void the_same_order_under_another_key_is_the_same_transfer() {
    var reference = Given.unique("order");
    var first = server.create("/v1/transfers", order("30", reference)).expect(201);
    int sent = server.provider.transfersMade().size();

    var again = server.create("/v1/transfers", order("30.00", reference)).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(server.provider.transfersMade()).hasSize(sent);
    var other = server.create("/v1/transfers", order("31", reference));
    assertThat(other.problem()).isEqualTo("409 reference-used");
    assertThat(other.json().get("transferId")).isEqualTo(first.json().get("id"));
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_and_the_key_may_be_used_again() {
    server.provider.goesAway();
    var key = Given.unique("key");
    var body = order("30", Given.unique("order"));

    var refused = server.call("POST", "/v1/transfers").key(key).json(body).send();

    assertThat(refused.problem()).isEqualTo("503 provider-unavailable");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(held()).isEqualTo("100.000000 0.000000");
    assertThat(
            server.get("/v1/transfers?walletId=" + wallet).json().get("items").get(0).get("state"))
        .asString()
        .contains("not-sent");
    server.provider.comesBack();
    var sent = server.call("POST", "/v1/transfers").key(key).json(body).send().expect(201);
    assertThat(sent.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void a_caller_who_prefers_not_to_wait_is_told_so_and_the_money_goes_later() {
    server.provider.goesAway();
    var key = Given.unique("key");
    var body = order("30", Given.unique("order"));

    var accepted =
        server
            .call("POST", "/v1/transfers")
            .key(key)
            .header("Prefer", "respond-async, wait=5")
            .json(body)
            .send()
            .expect(202);

    assertThat(held()).isEqualTo("70.000000 30.000000");
    var pending = server.get("/v1/transfers?state=pending&walletId=" + wallet).json();
    assertThat(pending.get("items")).hasSize(1);
    server.provider.comesBack();
    server.settle(accepted.header("Location"));
    assertThat(server.get(accepted.header("Location")).json().get("state").asText())
        .isEqualTo("confirmed");
    var replayed = server.call("POST", "/v1/transfers").key(key).json(body).send().expect(201);
    assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void orders_that_cannot_be_sent_say_why() {
    assertThat(problemOf(order("100.000001", "r"))).isEqualTo("409 insufficient-funds");
    assertThat(problemOf(order("0.0000001", "r"))).isEqualTo("422 amount-not-possible");
    assertThat(problemOf(order("-1", "r"))).isEqualTo("422 amount-not-possible");
    assertThat(problemOf(order("1", ADDRESS_OF_ANOTHER_FORM, "r")))
        .isEqualTo("422 address-not-valid");
    assertThat(problemOf(order("1", "r").replace(wallet, "wal_nobody")))
        .isEqualTo("404 no-such-wallet");
    assertThat(problemOf(order("1", "r").replace("\"reference\":\"r\"", "\"quoteId\":\"x\"")))
        .isEqualTo("400 missing-member");
    assertThat(problemOf(order("1", "r").replace("}", ",\"quoteId\":\"x\"}")))
        .isEqualTo("422 no-such-quote");
    assertThat(held()).isEqualTo("100.000000 0.000000");
  }

  private String problemOf(String order) {
    return server.create("/v1/transfers", order).problem();
  }

  @Test
  void what_the_provider_refuses_says_why_for_ever() {
    var reference = Given.unique("order");
    server.provider.refusesTheNextWrite(Rejection.because(Reason.NOT_COVERED_AT_PROVIDER));

    var refused = server.create("/v1/transfers", order("30", reference));

    assertThat(refused.problem()).isEqualTo("409 not-covered-at-provider");
    var id = refused.json().get("transferId").asText();
    var read = server.get("/v1/transfers/" + id).expect(200).json();
    assertThat(read.get("state").asText()).isEqualTo("rejected");
    assertThat(read.get("reason").asText()).isEqualTo("not-covered-at-provider");
    assertThat(problemOf(order("30", reference))).isEqualTo("409 not-covered-at-provider");
  }

  @Test
  void an_end_user_sends_from_its_own_wallets_and_sees_its_own_transfers() {
    var mine = server.create("/v1/transfers", order("10", Given.unique("order"))).expect(201);
    var other = server.newCustomer("{}");
    var eve =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, other));
    var ana =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer));

    var body = order("1", Given.unique("order"));
    var key = Given.unique("key");
    assertThat(server.call("POST", "/v1/transfers").as(eve).key(key).json(body).send().problem())
        .isEqualTo("404 no-such-wallet");
    assertThat(server.call("GET", mine.header("Location")).as(eve).send().problem())
        .isEqualTo("404 no-such-transfer");
    assertThat(server.call("GET", "/v1/transfers").as(eve).send().expect(200).json().get("items"))
        .isEmpty();
    server.call("POST", "/v1/transfers").as(ana).key(key).json(body).send().expect(201);
    assertThat(server.call("GET", "/v1/transfers").as(ana).send().expect(200).json().get("items"))
        .hasSize(2);
  }

  @Test
  void a_key_without_the_scope_sends_nothing() {
    var reader = server.key(server.tenant.id(), Scope.TRANSFERS_READ);

    var refused =
        server
            .call("POST", "/v1/transfers")
            .as(reader)
            .key(Given.unique("key"))
            .json(order("1", "r"))
            .send();

    assertThat(refused.problem()).isEqualTo("403 not-permitted");
    server.call("GET", "/v1/transfers").as(reader).send().expect(200);
  }

  @Test
  void a_transfer_that_waits_is_cancelled_and_no_retry_brings_it_back() {
    server.provider.goesAway();
    var key = Given.unique("key");
    var body = order("30", Given.unique("order"));
    var accepted =
        server
            .call("POST", "/v1/transfers")
            .key(key)
            .header("Prefer", "respond-async")
            .json(body)
            .send()
            .expect(202);
    var path = "/v1/transfers/" + accepted.json().get("subjectId").asText();

    var cancelled = server.create(path + "/cancel", "").expect(200);

    assertThat(cancelled.json().get("state").asText()).isEqualTo("cancelled");
    assertThat(cancelled.json().get("settledAt").asText()).isNotEmpty();
    assertThat(held()).isEqualTo("100.000000 0.000000");
    server.provider.comesBack();
    int sent = server.provider.transfersMade().size();
    for (var retry : List.of(key, Given.unique("key"))) {
      var again = server.call("POST", "/v1/transfers").key(retry).json(body).send().expect(200);
      assertThat(again.json().get("state").asText()).isEqualTo("cancelled");
      assertThat(again.header("Location")).isEqualTo(path);
    }
    server.create(path + "/cancel", "").expect(200);
    assertThat(server.provider.transfersMade()).hasSize(sent);
    var operation = server.get(accepted.header("Location")).expect(200).json();
    assertThat(operation.get("state").asText()).isEqualTo("rejected");
    assertThat(operation.get("reason").asText()).isEqualTo("cancelled");
  }

  @Test
  void what_was_sent_is_not_cancelled_and_what_others_sent_is_not_seen() {
    var sent = server.create("/v1/transfers", order("30", Given.unique("order"))).expect(201);
    var path = sent.header("Location") + "/cancel";

    var refused = server.create(path, "");

    assertThat(refused.problem()).isEqualTo("409 transfer-not-cancellable");
    assertThat(refused.json().get("state").asText()).isEqualTo("submitted");
    var eve = Given.unique("eve");
    var other = server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(eve));
    var token =
        server.issuers.user(
            eve, server.store.now(), claims -> claims.claim(Issuers.CUSTOMER_CLAIM, other));
    assertThat(server.call("POST", path).as(token).key(Given.unique("key")).send().problem())
        .isEqualTo("404 no-such-transfer");
  }

  @Test
  void more_than_the_customer_may_send_is_refused_with_what_is_left() {
    var path = "/v1/customers/" + customer + "/transfer-limits";
    var unset = server.get(path).expect(200);
    assertThat(unset.json().get("limits")).isEmpty();
    var limits = "{\"limits\":{\"USDC\":{\"perTransfer\":\"40\",\"perDay\":\"50.00\"}}}";
    var set =
        server
            .call("PUT", path)
            .header("If-Match", unset.header("ETag"))
            .json(limits)
            .send()
            .expect(200);
    assertThat(set.json().get("inForce").get("USDC").get("perDay").asText()).isEqualTo("50");
    assertThat(
            server
                .call("PUT", path)
                .header("If-Match", unset.header("ETag"))
                .json("{\"limits\":{}}")
                .send()
                .problem())
        .isEqualTo("412 version-stale");
    server.create("/v1/transfers", order("30", Given.unique("order"))).expect(201);

    var refused = server.create("/v1/transfers", order("20.5", Given.unique("order")));

    assertThat(refused.problem()).isEqualTo("409 transfer-limit-exceeded");
    assertThat(refused.json().get("limit").asText()).isEqualTo("per-day");
    assertThat(refused.json().get("asset").asText()).isEqualTo("USDC");
    assertThat(refused.json().get("amount").asText()).isEqualTo("50");
    assertThat(refused.json().get("used").asText()).isEqualTo("30.000000");
    assertThat(refused.json().get("remaining").asText()).isEqualTo("20.000000");
    assertThat(problemOf(order("41", Given.unique("order"))))
        .isEqualTo("409 transfer-limit-exceeded");
  }

  @Test
  void limits_are_set_neither_by_whoever_sends_nor_in_words() {
    var path = "/v1/customers/" + customer + "/transfer-limits";
    var sender = server.key(server.tenant.id(), Scope.TRANSFERS_READ, Scope.TRANSFERS_WRITE);
    var limits = "{\"limits\":{\"USDC\":{\"perDay\":\"5\"}}}";
    assertThat(
            server
                .call("PUT", path)
                .as(sender)
                .header("If-Match", "*")
                .json(limits)
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("PUT", path).json(limits).send().problem())
        .isEqualTo("428 precondition-missing");
    for (var wrong :
        List.of(
            "{}",
            "{\"limits\":[]}",
            "{\"limits\":{\"USDC\":null}}",
            "{\"limits\":{\"USDC\":{\"perDay\":5}}}",
            "{\"limits\":{\"USDC\":{\"perDay\":\"-5\"}}}",
            "{\"limits\":{\"USDC\":{\"perYear\":\"5\"}}}",
            "{\"limits\":{\"usdc\":{\"perDay\":\"5\"}}}")) {
      assertThat(
              server
                  .call("PUT", path)
                  .header("If-Match", "*")
                  .json(wrong)
                  .send()
                  .expect(400)
                  .json())
          .isNotNull();
    }
    assertThat(server.get(path).json().get("limits")).isEmpty();
  }

  @Test
  void nothing_is_quoted_or_sent_where_it_is_denied_until_it_is_allowed_again() {
    var compliance = server.issuers.operator("compliance", server.store.now());
    var address = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";
    var denial =
        "{\"chain\":\"solana\",\"address\":\"%s\",\"reason\":\"Stolen funds\"}".formatted(address);
    var denied =
        server
            .call("POST", "/v1/denied-destinations")
            .as(compliance)
            .key(Given.unique("key"))
            .json(denial)
            .send()
            .expect(201)
            .json();

    assertThat(problemOf(order("1", address, Given.unique("order"))))
        .isEqualTo("409 destination-denied");
    assertThat(
            server
                .call("POST", "/v1/transfers/quotes")
                .json(
                    "{\"walletId\":\"%s\",\"amount\":\"1\",\"to\":\"%s\"}"
                        .formatted(wallet, address))
                .send()
                .problem())
        .isEqualTo("409 destination-denied");
    var again = server.create("/v1/denied-destinations", denial);
    assertThat(again.problem()).isEqualTo("409 destination-denied-already");
    assertThat(again.json().get("destinationId")).isEqualTo(denied.get("id"));
    assertThat(server.get("/v1/denied-destinations").expect(200).json().get("items").get(0))
        .isEqualTo(denied);

    var path = "/v1/denied-destinations/" + denied.get("id").asText();
    assertThat(server.call("DELETE", path).send().problem()).isEqualTo("428 precondition-missing");
    server.call("DELETE", path).header("If-Match", "*").send().expect(204);
    assertThat(server.call("DELETE", path).header("If-Match", "*").send().problem())
        .isEqualTo("404 no-such-destination");
    server.create("/v1/transfers", order("1", address, Given.unique("order"))).expect(201);
  }

  @Test
  void what_nobody_could_send_to_is_not_denied() {
    for (var wrong :
        List.of(
            "{\"chain\":\"solana\",\"address\":\"0x00\",\"reason\":\"x\"}",
            "{\"chain\":\"Solana\",\"address\":\"%s\",\"reason\":\"x\"}".formatted(TO),
            "{\"chain\":\"solana\",\"address\":\"%s\"}".formatted(TO),
            "{\"chain\":\"solana\",\"address\":\"%s\",\"reason\":\"4242424242424242\"}"
                .formatted(TO))) {
      assertThat(server.create("/v1/denied-destinations", wrong).status()).as(wrong).isEqualTo(400);
    }
    var sender = server.key(server.tenant.id(), Scope.TRANSFERS_READ, Scope.TRANSFERS_WRITE);
    assertThat(
            server
                .call("POST", "/v1/denied-destinations")
                .as(sender)
                .key(Given.unique("key"))
                .json("{\"chain\":\"solana\",\"address\":\"%s\",\"reason\":\"x\"}".formatted(TO))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_recipient_stands_for_its_address_until_it_is_removed() {
    var path = "/v1/customers/" + customer + "/recipients";
    var landlord =
        "{\"label\":\"My landlord\",\"chain\":\"solana\",\"address\":\"%s\"}".formatted(TO);
    var added = server.create(path, landlord).expect(201);
    var id = added.json().get("id").asText();
    var again = server.create(path, landlord);
    assertThat(again.problem()).isEqualTo("409 recipient-added-already");
    assertThat(again.json().get("recipientId").asText()).isEqualTo(id);
    var toRecipient =
        order("3", Given.unique("order"))
            .replace("\"to\":\"" + TO + "\"", "\"recipientId\":\"" + id + "\"");

    var sent = server.create("/v1/transfers", toRecipient).expect(201).json();

    assertThat(sent.get("to").asText()).isEqualTo(TO);
    var renamed =
        server
            .call("PATCH", "/v1/recipients/" + id)
            .header("If-Match", added.header("ETag"))
            .json("{\"label\":\"Jo\"}")
            .send()
            .expect(200);
    assertThat(server.get(path).json().get("items").get(0)).isEqualTo(renamed.json());
    assertThat(
            server
                .call("DELETE", "/v1/recipients/" + id)
                .header("If-Match", added.header("ETag"))
                .send()
                .problem())
        .isEqualTo("412 version-stale");
    server
        .call("DELETE", "/v1/recipients/" + id)
        .header("If-Match", renamed.header("ETag"))
        .send()
        .expect(204);
    assertThat(server.get(path).json().get("items")).isEmpty();
    assertThat(server.get("/v1/transfers/" + sent.get("id").asText()).json().get("to").asText())
        .isEqualTo(TO);
    assertThat(problemOf(toRecipient.replace("\"3\"", "\"4\""))).isEqualTo("404 no-such-recipient");
  }

  @Test
  void a_transfer_names_an_address_or_a_recipient_and_not_both() {
    var both = order("3", Given.unique("order")).replace("}", ",\"recipientId\":\"rcp_nobody\"}");
    assertThat(problemOf(both)).isEqualTo("400 invalid-value");
    var neither = order("3", Given.unique("order")).replace("\"to\":\"" + TO + "\",", "");
    assertThat(problemOf(neither)).isEqualTo("400 missing-member");
    var nobody =
        order("3", Given.unique("order"))
            .replace("\"to\":\"" + TO + "\"", "\"recipientId\":\"nobody\"");
    assertThat(problemOf(nobody)).isEqualTo("404 no-such-recipient");
  }
}
