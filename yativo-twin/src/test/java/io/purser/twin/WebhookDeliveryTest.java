package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
  @AutoClose final Receiver receiver = Receiver.start();
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void a_deposit_is_told_twice_in_signed_compact_json() {
    long begun = Instant.now().getEpochSecond();
    var webhook = twin.aWebhook(receiver.url());
    var wallet = twin.aWallet(twin.aCustomer());
    twin.deposit(wallet, "25.00");
    var detected = receiver.next();
    var confirmed = receiver.next();
    assertThat(detected.event()).isEqualTo("deposit.detected");
    assertThat(confirmed.event()).isEqualTo("deposit.confirmed");
    for (var hook : List.of(detected, confirmed)) {
      assertThat(hook.isSignedWith(webhook.path("secret").asText())).isTrue();
      assertThat(hook.contentType()).isEqualTo("application/json");
      assertThat(hook.body()).isEqualTo(hook.json().toString());
      assertThat(hook.json().path("type").asText()).isEqualTo(hook.event());
      assertThat(hook.json().path("id").asText()).matches("evt_\\d{13}_[0-9a-z]{6}");
      assertThat(Long.parseLong(hook.timestamp())).isBetween(begun, Instant.now().getEpochSecond());
      assertThat(hook.json().at("/data/customer_id")).isEqualTo(wallet.path("customer_id"));
      assertThat(hook.json().at("/data/amount").asText()).isEqualTo("25.00");
    }
  }

  @Test
  void the_signature_uses_the_wall_clock_when_the_business_clock_is_a_month_ahead() {
    twin.aWebhook(receiver.url());
    twin.advance("P30D");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    var hook = receiver.next();
    assertThat(Long.parseLong(hook.timestamp()))
        .isLessThanOrEqualTo(Instant.now().getEpochSecond());
    assertThat(Instant.parse(hook.json().path("created_at").asText()))
        .isAfter(Instant.now().plusSeconds(2_000_000));
  }

  @Test
  void only_the_events_asked_for_are_sent() {
    twin.aWebhook(receiver.url(), "deposit.confirmed");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    assertThat(receiver.next().event()).isEqualTo("deposit.confirmed");
    assertThat(twin.deliveries()).hasSize(1);
  }

  @Test
  void a_receiver_that_fails_is_tried_seven_times_on_schedule() {
    receiver.answering(500);
    twin.aWebhook(receiver.url(), "deposit.confirmed");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    receiver.next();
    awaitAttempts(1);
    for (String pause : List.of("PT1M", "PT5M", "PT30M", "PT2H", "PT6H", "PT24H")) {
      assertThat(delivery().path("status").asText()).isEqualTo("pending");
      int before = delivery().path("attempts").size();
      twin.advance(pause);
      receiver.next();
      awaitAttempts(before + 1);
    }
    assertThat(delivery().path("status").asText()).isEqualTo("failed");
    assertThat(delivery().path("next_attempt_at").isNull()).isTrue();
    assertThat(delivery().path("attempts")).hasSize(7);
  }

  @Test
  void a_try_is_not_made_before_it_is_due() {
    receiver.answering(500);
    twin.aWebhook(receiver.url(), "deposit.confirmed");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    awaitAttempts(1);
    twin.advance("PT50S");
    var planned = Instant.parse(delivery().path("next_attempt_at").asText());
    var now = Instant.parse(twin.control("/clock").at("/business_now"));
    assertThat(planned).isAfter(now).isBefore(now.plusSeconds(11));
    assertThat(delivery().path("attempts")).hasSize(1);
  }

  @Test
  void every_try_sends_the_same_bytes_with_a_signature_of_its_own() {
    receiver.answering(503);
    var webhook = twin.aWebhook(receiver.url(), "deposit.confirmed");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    var first = receiver.next();
    awaitAttempts(1);
    receiver.answering(200);
    twin.advance("PT1M");
    var second = receiver.next();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.isSignedWith(webhook.path("secret").asText())).isTrue();
    awaitStatus("delivered");
  }

  @Test
  void a_retry_may_keep_the_first_timestamp_where_that_is_set() {
    twin.control("PATCH", "/settings", "{\"webhook_sign_each_attempt\":false}");
    receiver.answering(503);
    twin.aWebhook(receiver.url(), "deposit.confirmed");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    var first = receiver.next();
    awaitAttempts(1);
    twin.advance("PT1M");
    assertThat(receiver.next()).isEqualTo(first);
  }

  @Test
  void a_receiver_that_does_not_answer_holds_up_nobody_else() {
    try (var slow = Receiver.start().silent()) {
      twin.aWebhook(slow.url(), "deposit.confirmed");
      twin.aWebhook(receiver.url(), "deposit.confirmed");
      twin.deposit(twin.aWallet(twin.aCustomer()), "1");
      slow.next();
      receiver.next();
      assertThat(delivery().path("attempts")).isEmpty();
    }
  }

  @Test
  void a_receiver_that_does_not_answer_in_time_has_failed() {
    twin.control("PATCH", "/settings", "{\"webhook_timeout_ms\":100}");
    receiver.silent();
    twin.aWebhook(receiver.url(), "deposit.confirmed");
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    awaitAttempts(1);
    assertThat(delivery().at("/attempts/0/error").asText()).contains("100 ms");
    assertThat(delivery().path("status").asText()).isEqualTo("pending");
  }

  @Test
  void what_is_due_is_sent_when_the_clock_jumps_a_month() {
    receiver.answering(500);
    twin.aWebhook(receiver.url(), "deposit.confirmed");
    var wallet = twin.aWallet(twin.aCustomer());
    twin.deposit(wallet, "1");
    receiver.next();
    awaitAttempts(1);
    receiver.answering(200);
    twin.advance("P30D");
    receiver.next();
    awaitStatus("delivered");
    twin.deposit(wallet, "1");
    receiver.next();
  }

  @Test
  void the_history_shows_a_delivery_and_a_failed_one_can_be_retried_by_hand() {
    receiver.answering(500);
    var webhook = twin.aWebhook(receiver.url(), "deposit.confirmed");
    String id = webhook.path("webhook_id").asText();
    twin.deposit(twin.aWallet(twin.aCustomer()), "1");
    awaitAttempts(1);
    var all = twin.get("/yativo-card/webhooks/deliveries/all");
    var row = all.json().at("/data/0");
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactly(
            "delivery_id",
            "webhook_id",
            "event_id",
            "event_type",
            "url",
            "attempt",
            "status",
            "response_status",
            "response_body",
            "next_attempt_at",
            "created_at",
            "delivered_at");
    assertThat(row.path("response_status").asInt()).isEqualTo(500);
    receiver.answering(200);
    String path = "/yativo-card/webhooks/deliveries/" + row.path("delivery_id").asText() + "/retry";
    assertThat(twin.post(path, "").status()).isEqualTo(200);
    awaitStatus("delivered");
    var ofOne = twin.get("/yativo-card/webhooks/" + id + "/deliveries");
    assertThat(ofOne.at("/data/0/status")).isEqualTo("delivered");
    assertThat(ofOne.at("/data/0/attempt")).isEqualTo("2");
    var stored = twin.get("/yativo-card/webhooks/" + id);
    assertThat(stored.json().at("/data/consecutive_failures").asInt()).isZero();
    assertThat(stored.at("/data/last_failure_at")).isNotEmpty();
  }

  @Test
  void a_send_tells_how_it_goes() {
    twin.aWebhook(receiver.url());
    var wallet = twin.aWallet(twin.aCustomer());
    twin.deposit(wallet, "50");
    receiver.next();
    receiver.next();
    String order =
        """
        {"account":"%s","assets":"%s","receiving_address":"%s","amount":5,
         "type":"USDC_SOL","chain":"solana","category":"payment"}
        """
            .formatted(
                wallet.path("account").asText(),
                wallet.path("id").asText(),
                "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU");
    String id = twin.post("/transactions/send-funds", order).at("/data/transaction_id");
    assertThat(receiver.next().event()).isEqualTo("transaction.initiated");
    twin.advance("PT3S");
    assertThat(receiver.next().event()).isEqualTo("transaction.submitted");
    twin.control("POST", "/transactions/" + id + "/fail", "");
    var failed = receiver.next();
    assertThat(failed.event()).isEqualTo("transaction.failed");
    assertThat(failed.json().at("/data/transaction_id").asText()).isEqualTo(id);
  }

  private JsonNode delivery() {
    return twin.deliveries().get(0);
  }

  private void awaitAttempts(int count) {
    RunningTwin.await(
        () -> twin.deliveries().size() > 0 && delivery().path("attempts").size() == count,
        count + " attempts");
  }

  private void awaitStatus(String status) {
    RunningTwin.await(() -> delivery().path("status").asText().equals(status), status);
  }
}
