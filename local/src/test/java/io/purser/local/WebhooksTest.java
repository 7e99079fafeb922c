package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a receiver gets, from a platform as it runs. */
@ExtendWith(Surroundings.Shared.class)
class WebhooksTest {
  private static final String PATH = "/v1/webhook-endpoints";

  private final Api service;
  private final People people;
  private WebhookReceiver receiver;
  private String endpoint;
  private String secret;

  WebhooksTest(Surroundings surroundings) {
    this.service = surroundings.service();
    this.people = new People(service);
  }

  @BeforeEach
  void register() throws IOException {
    receiver = WebhookReceiver.start();
    var made = post(PATH, Map.of("url", receiver.url()));
    endpoint = PATH + "/" + made.path("id").asText();
    secret = made.path("signingSecret").asText();
  }

  @AfterEach
  void remove() throws IOException {
    service.send("DELETE", endpoint, Map.of(), "If-Match", "*");
    receiver.close();
  }

  private JsonNode post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString()).require(path);
  }

  private String customer() throws IOException {
    return people.customer("hooked-" + UUID.randomUUID());
  }

  private static List<String> types(List<WebhookReceiver.Received> messages) {
    return messages.stream().map(WebhookReceiver.Received::type).toList();
  }

  private void suspend(String customer) throws IOException {
    post("/v1/customers/" + customer + "/suspend", Map.of("reason", "a test"));
  }

  private void reactivate(String customer) throws IOException {
    post("/v1/customers/" + customer + "/reactivate", Map.of("reason", "a test"));
  }

  private JsonNode delivery(String event) throws IOException {
    return service.get(endpoint + "/deliveries/" + event).body();
  }

  @Test
  void events_arrive_signed_in_the_order_of_their_subject_and_as_they_are_in_the_feed()
      throws IOException {
    var customer = customer();
    for (int round = 0; round < 5; round++) {
      suspend(customer);
      reactivate(customer);
    }

    var messages = eventually(() -> receiver.about(customer), seen -> seen.size() >= 11);

    assertThat(messages).hasSize(11).allMatch(message -> message.isSignedWith(secret));
    assertThat(messages)
        .extracting(message -> message.event().path("sequence").asInt())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    var feed = service.get("/v1/events?limit=100&customerId=" + customer).require("the feed");
    for (var message : messages) {
      assertThat(message.id()).isEqualTo(message.event().path("id").asText());
      assertThat(feed.path("items")).contains(message.event());
    }
    assertThat(delivery(messages.getFirst().id()).path("state").asText()).isEqualTo("delivered");
  }

  @Test
  void what_the_receiver_will_not_take_holds_up_its_own_subject_until_it_is_taken()
      throws IOException {
    var poisoned = customer();
    var first = eventually(() -> receiver.about(poisoned), seen -> !seen.isEmpty()).getFirst();
    // It has come, but not yet been answered.
    eventually(() -> delivery(first.id()), seen -> seen.path("state").asText().equals("delivered"));
    receiver.answering(message -> message.subject().equals(poisoned) ? 500 : 204);
    suspend(poisoned);
    reactivate(poisoned);
    var refused = eventually(() -> receiver.about(poisoned), seen -> seen.size() >= 2).getLast();
    var other = customer();
    suspend(other);

    eventually(() -> receiver.about(other), seen -> seen.size() >= 2);
    assertThat(types(receiver.about(poisoned))).doesNotContain("customer.reactivated");
    var waiting =
        eventually(
            () -> delivery(refused.id()),
            seen -> seen.path("lastAttempt").path("status").asInt() == 500);
    assertThat(waiting.path("state").asText()).isEqualTo("pending");
    assertThat(waiting.has("nextAttemptAt")).isTrue();

    receiver.answering(_ -> 204);
    var all =
        eventually(
            () -> receiver.about(poisoned), seen -> types(seen).contains("customer.reactivated"));
    assertThat(types(all))
        .startsWith("customer.created", "customer.suspended")
        .endsWith("customer.suspended", "customer.reactivated");
    assertThat(all.getFirst().id()).isEqualTo(first.id());
    assertThat(all.get(all.size() - 2).id()).isEqualTo(refused.id());
  }

  @Test
  void one_event_is_sent_again_when_it_is_asked_for() throws IOException {
    var customer = customer();
    var first = eventually(() -> receiver.about(customer), seen -> !seen.isEmpty()).getFirst();
    eventually(() -> delivery(first.id()), seen -> seen.path("state").asText().equals("delivered"));

    post(endpoint + "/deliveries/" + first.id() + "/redeliver", Map.of());

    var both = eventually(() -> receiver.about(customer), seen -> seen.size() >= 2);
    assertThat(both).extracting(WebhookReceiver.Received::id).containsOnly(first.id());
    assertThat(both).allMatch(message -> message.isSignedWith(secret));
  }

  @Test
  void while_a_secret_is_rotated_both_verify_and_a_forgotten_one_does_not() throws IOException {
    var next = post(endpoint + "/rotate-secret", Map.of()).path("signingSecret").asText();
    var customer = customer();
    var message = eventually(() -> receiver.about(customer), seen -> !seen.isEmpty()).getFirst();
    assertThat(message.isSignedWith(secret)).isTrue();
    assertThat(message.isSignedWith(next)).isTrue();

    var last =
        post(endpoint + "/rotate-secret", Map.of("previous", "forget"))
            .path("signingSecret")
            .asText();
    suspend(customer);
    var later = eventually(() -> receiver.about(customer), seen -> seen.size() >= 2).getLast();
    assertThat(later.isSignedWith(last)).isTrue();
    assertThat(later.isSignedWith(next)).isFalse();
    assertThat(later.isSignedWith(secret)).isFalse();
  }

  @Test
  void a_disabled_endpoint_gets_what_it_missed_once_it_is_enabled() throws IOException {
    service
        .send("PATCH", endpoint, Map.of("state", "disabled"), "If-Match", "*")
        .require("disabling");
    var customer = customer();
    suspend(customer);
    post(endpoint + "/ping", Map.of());
    assertThat(types(receiver.received())).contains("webhook.ping");
    assertThat(receiver.about(customer)).isEmpty();

    service
        .send("PATCH", endpoint, Map.of("state", "enabled"), "If-Match", "*")
        .require("enabling");

    var messages = eventually(() -> receiver.about(customer), seen -> seen.size() >= 2);
    assertThat(types(messages)).containsExactly("customer.created", "customer.suspended");
  }

  /** The page shows what the tests above verify with. */
  @Test
  void the_page_shows_receivers_the_code_that_verifies() throws IOException {
    var source =
        Files.readString(Path.of("src/test/java/io/purser/local/WebhookVerification.java"));
    var method =
        source
            .substring(source.indexOf("  public static boolean"), source.lastIndexOf('}'))
            .replaceFirst("public ", "")
            .stripTrailing()
            .stripIndent();

    assertThat(Files.readString(Path.of("..", "docs", "events.md"))).contains(method);
  }
}
