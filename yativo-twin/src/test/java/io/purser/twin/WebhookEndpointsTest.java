package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEndpointsTest {
  private static final String URL = "https://hooks.example.com/yativo";

  @AutoClose final RunningTwin twin = RunningTwin.start();

  @ParameterizedTest
  @ValueSource(strings = {"/webhook/create-webhook", "/yativo-card/webhooks"})
  void either_route_registers_into_the_same_list(String route) {
    var reply = twin.post(route, "{\"url\":\"" + URL + "\",\"description\":\"production\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("status").asBoolean()).isTrue();
    assertThat(reply.json().path("data").fieldNames())
        .toIterable()
        .containsExactly("webhook_id", "url", "events", "secret", "created_at");
    assertThat(reply.at("/data/webhook_id")).matches("[0-9a-f]{24}");
    assertThat(reply.at("/data/secret")).matches("whsec_[0-9a-f]{48}");
    assertThat(reply.at("/data/events/0")).isEqualTo("*");
    var list = twin.get("/yativo-card/webhooks");
    assertThat(list.json().path("data")).hasSize(1);
    assertThat(list.json().at("/data/0").has("secret")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://hooks.example.com/", "ftp://127.0.0.1/", "nonsense", "https://u:p@a.b/"})
  void a_url_must_be_https(String url) {
    var reply = twin.post("/webhook/create-webhook", "{\"url\":\"" + url + "\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/details/url")).isEqualTo("Must be an https URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/", "http://127.0.0.1/x", "http://[::1]:80/"})
  void plain_http_is_allowed_to_this_machine(String url) {
    assertThat(twin.aWebhook(url).path("url").asText()).isEqualTo(url);
  }

  @Test
  void one_webhook_is_shown_with_its_secret_and_can_be_changed() {
    var made = twin.aWebhook(URL);
    String path = "/yativo-card/webhooks/" + made.path("webhook_id").asText();
    assertThat(twin.get(path).at("/data/secret")).isEqualTo(made.path("secret").asText());
    var edited =
        twin.provider(
            "PUT", path, "{\"events\":[\"deposit.confirmed\"],\"enabled\":false}", Map.of());
    assertThat(edited.at("/data/events/0")).isEqualTo("deposit.confirmed");
    assertThat(edited.json().at("/data/enabled").asBoolean(true)).isFalse();
    assertThat(edited.at("/data/url")).isEqualTo(URL);
  }

  @Test
  void a_new_secret_replaces_the_old_one_at_once() {
    try (var receiver = Receiver.start()) {
      var made = twin.aWebhook(receiver.url(), "deposit.confirmed");
      String path = "/yativo-card/webhooks/" + made.path("webhook_id").asText();
      String secret = twin.post(path + "/rotate-secret", "").at("/data/secret");
      assertThat(secret).isNotEqualTo(made.path("secret").asText());
      twin.deposit(twin.aWallet(twin.aCustomer()), "1");
      var hook = receiver.next();
      assertThat(hook.isSignedWith(secret)).isTrue();
      assertThat(hook.isSignedWith(made.path("secret").asText())).isFalse();
    }
  }

  @Test
  void a_deleted_webhook_is_gone() {
    var made = twin.aWebhook(URL);
    String path = "/yativo-card/webhooks/" + made.path("webhook_id").asText();
    assertThat(twin.provider("DELETE", path, "", Map.of()).status()).isEqualTo(200);
    assertThat(twin.get(path).status()).isEqualTo(404);
    assertThat(twin.get("/yativo-card/webhooks").json().path("data")).isEmpty();
  }

  @Test
  void a_disabled_webhook_keeps_what_waits_and_sends_it_when_enabled() {
    try (var receiver = Receiver.start().answering(500)) {
      var made = twin.aWebhook(receiver.url(), "deposit.confirmed");
      String path = "/yativo-card/webhooks/" + made.path("webhook_id").asText();
      twin.deposit(twin.aWallet(twin.aCustomer()), "1");
      receiver.next();
      RunningTwin.await(() -> twin.deliveries().at("/0/attempts").size() == 1, "one attempt");
      twin.provider("PUT", path, "{\"enabled\":false}", Map.of());
      twin.advance("PT2M");
      receiver.answering(200);
      assertThat(twin.deliveries().at("/0/status").asText()).isEqualTo("pending");
      twin.provider("PUT", path, "{\"enabled\":true}", Map.of());
      receiver.next();
      RunningTwin.await(
          () -> twin.deliveries().at("/0/status").asText().equals("delivered"), "delivery");
      assertThat(twin.deliveries().at("/0/attempts")).hasSize(2);
    }
  }
}
