package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookFaultsTest {
  @AutoClose final Receiver receiver = Receiver.start();
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private String secret = "";
  private String webhookId = "";

  @BeforeEach
  void a_receiver_is_registered() {
    var webhook = twin.aWebhook(receiver.url());
    secret = webhook.path("secret").asText();
    webhookId = webhook.path("webhook_id").asText();
  }

  @Test
  void a_duplicate_is_the_same_event_again() {
    String fault = twin.aFault("webhook", "duplicate", ",\"copies\":2");
    aDeposit();
    var first = receiver.next();
    assertThat(receiver.next().body()).isEqualTo(first.body());
    assertThat(receiver.next().body()).isEqualTo(first.body());
    assertThat(receiver.next().event()).isEqualTo("deposit.confirmed");
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_reordered_event_comes_after_the_next_one() {
    String fault = twin.aFault("webhook", "reorder");
    aDeposit();
    assertThat(receiver.next().event()).isEqualTo("deposit.confirmed");
    assertThat(receiver.next().event()).isEqualTo("deposit.detected");
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_reordered_event_comes_by_itself_when_no_other_follows() {
    twin.aFault("webhook", "reorder", ",\"body_contains\":\"deposit.confirmed\"");
    aDeposit();
    assertThat(receiver.next().event()).isEqualTo("deposit.detected");
    twin.advance("PT61S");
    assertThat(receiver.next().event()).isEqualTo("deposit.confirmed");
  }

  @Test
  void a_late_event_waits_for_the_business_clock_and_may_bear_an_old_timestamp() {
    String fault =
        twin.aFault("webhook", "late", ",\"seconds\":7200,\"timestamp_offset_seconds\":-7200");
    aDeposit();
    assertThat(receiver.next().event()).isEqualTo("deposit.confirmed");
    twin.advance("PT2H");
    var late = receiver.next();
    assertThat(late.event()).isEqualTo("deposit.detected");
    assertThat(Long.parseLong(late.timestamp())).isLessThan(Instant.now().getEpochSecond() - 7_000);
    assertThat(late.isSignedWith(secret)).isTrue();
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_lost_event_never_comes_but_stands_in_the_history() {
    String fault = twin.aFault("webhook", "lost");
    aDeposit();
    assertThat(receiver.next().event()).isEqualTo("deposit.confirmed");
    var history = twin.get("/yativo-card/webhooks/deliveries/all").json().path("data");
    assertThat(history).hasSize(2);
    assertThat(history.get(1).path("event_type").asText()).isEqualTo("deposit.detected");
    assertThat(history.get(1).path("status").asText()).isEqualTo("failed");
    assertThat(twin.hits(fault)).isEqualTo(1);
    String id = history.get(1).path("delivery_id").asText();
    twin.post("/yativo-card/webhooks/deliveries/" + id + "/retry", "");
    assertThat(receiver.next().event()).isEqualTo("deposit.detected");
  }

  @Test
  void a_forged_event_comes_beside_the_genuine_one_with_a_wrong_signature() {
    String fault = twin.aFault("webhook", "forged");
    aDeposit();
    var forged = receiver.next();
    var genuine = receiver.next();
    assertThat(forged.isSignedWith(secret)).isFalse();
    assertThat(genuine.isSignedWith(secret)).isTrue();
    assertThat(forged.json().path("id")).isNotEqualTo(genuine.json().path("id"));
    assertThat(forged.json().path("data")).isEqualTo(genuine.json().path("data"));
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_delivery_can_be_replayed_with_a_fresh_or_with_its_recorded_signature() {
    aDeposit();
    var first = receiver.next();
    receiver.next();
    RunningTwin.await(() -> delivery(0).path("attempts").size() == 1, "the first attempt");
    String path = "/webhooks/deliveries/" + delivery(0).path("delivery_id").asText() + "/replay";
    var again = twin.control("POST", path, "{\"times\":2,\"signature\":\"recorded\"}");
    assertThat(again.status()).isEqualTo(202);
    assertThat(receiver.next()).isEqualTo(first);
    assertThat(receiver.next()).isEqualTo(first);
    twin.control("POST", path, "");
    var fresh = receiver.next();
    assertThat(fresh.body()).isEqualTo(first.body());
    assertThat(fresh.isSignedWith(secret)).isTrue();
  }

  @Test
  void an_event_can_be_made_up_and_signed_by_anybody() {
    forge("\"type\":\"deposit.confirmed\",\"data\":{\"amount\":\"9\"}");
    assertThat(receiver.next().isSignedWith(secret)).isFalse();
    forge("\"type\":\"deposit.confirmed\",\"signed_with\":\"genuine\",\"event_id\":\"evt_1_a\"");
    var genuine = receiver.next();
    assertThat(genuine.isSignedWith(secret)).isTrue();
    assertThat(genuine.json().path("id").asText()).isEqualTo("evt_1_a");
    forge("\"type\":\"x.y\",\"signed_with\":\"nothing\",\"timestamp_offset_seconds\":9000");
    var bare = receiver.next();
    assertThat(bare.signature()).isEmpty();
    assertThat(Long.parseLong(bare.timestamp())).isGreaterThan(Instant.now().getEpochSecond());
    assertThat(twin.get("/yativo-card/webhooks/deliveries/all").json().path("data")).isEmpty();
  }

  private void forge(String members) {
    var reply =
        twin.control(
            "POST", "/webhooks/forge", "{\"webhook_id\":\"" + webhookId + "\"," + members + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
  }

  private JsonNode delivery(int index) {
    return twin.deliveries().get(index);
  }

  private void aDeposit() {
    assertThat(twin.deposit(twin.aWallet(twin.aCustomer()), "5").status()).isEqualTo(201);
  }
}
