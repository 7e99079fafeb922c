package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.webhook.SigningSecret;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.webhook.WebhookMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Endpoints as their tenant keeps them. Each test has a tenant of its own. */
class WebhookEndpointTest {
  private static final String PATH = "/v1/webhook-endpoints";
  private static final String BODY =
      """
      {"url": "https://hooks.example.com/purser", "description": "tells the ledger",
       "eventTypes": ["transfer.failed", "transfer.completed"]}
      """;

  private final TestServer server = TestServer.shared();
  private final Tenant tenant = server.given.tenant();
  private final String key = server.key(tenant.id(), Scope.values());

  private TestServer.Call call(String method, String path) {
    return server.call(method, path).as(key);
  }

  private TestServer.Answer post(String path, String body) {
    return call("POST", path).key(Given.unique("key")).json(body).send();
  }

  private String created() {
    return post(PATH, BODY).expect(201).json().path("id").asText();
  }

  private TestServer.Call patch(String id, String body) {
    return call("PATCH", PATH + "/" + id).json(body);
  }

  private JsonNode read(String id) {
    return call("GET", PATH + "/" + id).send().expect(200).json();
  }

  private String happened(String type, String subject) {
    var id = Given.IDS.next("evt");
    server.given.in(
        tenant,
        () ->
            server
                .store
                .eventLog()
                .append(
                    new DomainEvent(
                        id, tenant.id(), type, subject, null, Map.of(), server.store.now())));
    server.store.eventPlaces().place(tenant.id(), 100);
    return id;
  }

  private void planned(String endpoint) {
    var id = new WebhookEndpointId(endpoint);
    int _ =
        server.given.in(tenant, () -> server.store.webhookDeliveries().plan(tenant.id(), id, 100));
  }

  @Test
  void an_endpoint_is_created_and_its_secret_shown_in_the_first_answer_alone() {
    var once = Given.unique("key");
    var first = call("POST", PATH).key(once).json(BODY).send().expect(201);
    var again = call("POST", PATH).key(once).json(BODY).send().expect(201);

    var id = first.json().path("id").asText();
    assertThat(first.header("Location")).isEqualTo(PATH + "/" + id);
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(first.json().path("signingSecret").asText()).startsWith("whsec_");
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json().path("id").asText()).isEqualTo(id);
    assertThat(again.body()).doesNotContain("whsec_", "signingSecret");
    var read = read(id);
    assertThat(read.has("signingSecret")).isFalse();
    assertThat(read.path("url").asText()).isEqualTo("https://hooks.example.com/purser");
    assertThat(read.path("eventTypes").toString())
        .isEqualTo("[\"transfer.completed\",\"transfer.failed\"]");
    assertThat(read.path("state").asText()).isEqualTo("enabled");
  }

  @Test
  void what_cannot_be_reached_or_is_not_known_is_refused() {
    assertThat(post(PATH, "{}").problem()).isEqualTo("400 missing-member");
    for (var url :
        List.of(
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://user:x@hooks.example.com/",
            "ftp://hooks.example.com/",
            "https://hooks.example.com:22/")) {
      var refused = post(PATH, "{\"url\": \"" + url + "\"}");
      assertThat(refused.problem()).as(url).isEqualTo("400 invalid-value");
      assertThat(refused.json().path("errors").path(0).path("pointer").asText()).isEqualTo("#/url");
    }
    for (var types : List.of("[]", "[\"no.such\"]", "[1]", "\"transfer.failed\"")) {
      assertThat(
              post(PATH, "{\"url\": \"https://hooks.example.com/\", \"eventTypes\": " + types + "}")
                  .status())
          .as(types)
          .isEqualTo(400);
    }
  }

  @Test
  void a_tenant_has_twenty_at_most() {
    for (int i = 0; i < 20; i++) {
      created();
    }

    assertThat(post(PATH, BODY).problem()).isEqualTo("409 too-many-webhook-endpoints");
    var page = call("GET", PATH + "?limit=15&include=total").send().expect(200).json();
    assertThat(page.path("items")).hasSize(15);
    assertThat(page.path("total").asInt()).isEqualTo(20);
    var rest =
        call("GET", PATH + "?limit=15&cursor=" + page.path("nextCursor").asText())
            .send()
            .expect(200);
    assertThat(rest.json().path("items")).hasSize(5);
    assertThat(rest.body()).doesNotContain("whsec_");
  }

  @Test
  void a_change_needs_the_version_and_changes_only_what_it_names() {
    var id = created();
    assertThat(patch(id, "{}").send().problem()).isEqualTo("428 precondition-missing");
    assertThat(patch(id, "{}").header("If-Match", "\"7\"").send().problem())
        .isEqualTo("412 version-stale");

    var changed =
        patch(id, "{\"eventTypes\": null, \"description\": null}")
            .header("If-Match", "\"1\"")
            .send()
            .expect(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.json().path("eventTypes").isNull()).isTrue();
    assertThat(changed.json().path("description").asText()).isEmpty();
    assertThat(changed.json().path("url").asText()).isEqualTo("https://hooks.example.com/purser");

    var off =
        call("PATCH", PATH + "/" + id)
            .header("Content-Type", "application/merge-patch+json")
            .body("{\"state\": \"disabled\"}".getBytes(StandardCharsets.UTF_8))
            .header("If-Match", "*")
            .send()
            .expect(200)
            .json();
    assertThat(off.path("disabledReason").asText()).isEqualTo("requested");
    assertThat(off.has("disabledAt")).isTrue();
    var on = patch(id, "{\"state\": \"enabled\"}").header("If-Match", "\"3\"").send().expect(200);
    assertThat(on.json().path("state").asText()).isEqualTo("enabled");
    assertThat(patch(id, "{\"url\": null}").header("If-Match", "*").send().problem())
        .isEqualTo("400 invalid-value");
    assertThat(call("GET", PATH + "/" + id).header("If-None-Match", "\"4\"").send().status())
        .isEqualTo(304);
  }

  @Test
  void one_that_is_deleted_is_gone() {
    var id = created();
    assertThat(call("DELETE", PATH + "/" + id).send().problem())
        .isEqualTo("428 precondition-missing");

    call("DELETE", PATH + "/" + id).header("If-Match", "\"1\"").send().expect(204);

    assertThat(call("GET", PATH + "/" + id).send().problem())
        .isEqualTo("404 no-such-webhook-endpoint");
    assertThat(call("DELETE", PATH + "/" + id).header("If-Match", "*").send().problem())
        .isEqualTo("404 no-such-webhook-endpoint");
  }

  @Test
  void a_secret_is_rotated_with_the_one_before_kept_or_forgotten() {
    var id = created();
    var rotate = PATH + "/" + id + "/rotate-secret";

    var kept = post(rotate, "{}").expect(200).json();
    assertThat(kept.path("signingSecret").asText()).startsWith("whsec_");
    assertThat(kept.has("previousSecretUsedUntil")).isTrue();
    var forgotten = post(rotate, "{\"previous\": \"forget\"}").expect(200).json();
    assertThat(forgotten.path("signingSecret").asText())
        .startsWith("whsec_")
        .isNotEqualTo(kept.path("signingSecret").asText());
    assertThat(forgotten.has("previousSecretUsedUntil")).isFalse();
    assertThat(post(PATH + "/whe_00000000000000000000000000/rotate-secret", "{}").problem())
        .isEqualTo("404 no-such-webhook-endpoint");
  }

  @Test
  void what_became_of_each_event_is_listed_and_one_is_sent_again() {
    var id = created();
    var subject = Given.IDS.next("trf");
    var first = happened("transfer.completed", subject);
    happened("transfer.requested", subject);
    var second = happened("transfer.failed", subject);
    planned(id);
    var deliveries = PATH + "/" + id + "/deliveries";

    var listed = call("GET", deliveries).send().expect(200).json().path("items");
    assertThat(listed).hasSize(2);
    assertThat(listed.path(0).path("eventId").asText()).isEqualTo(second);
    assertThat(listed.path(0).has("nextAttemptAt")).isFalse();
    assertThat(listed.path(1).path("state").asText()).isEqualTo("pending");
    assertThat(listed.path(1).has("nextAttemptAt")).isTrue();
    assertThat(call("GET", deliveries + "?state=delivered").send().expect(200).json().path("items"))
        .isEmpty();
    assertThat(
            call("GET", deliveries + "/" + first)
                .send()
                .expect(200)
                .json()
                .path("eventType")
                .asText())
        .isEqualTo("transfer.completed");

    assertThat(post(deliveries + "/" + first + "/redeliver", "{}").expect(200).body())
        .contains(first);
    assertThat(post(deliveries + "/" + Given.IDS.next("evt") + "/redeliver", "{}").problem())
        .isEqualTo("404 no-such-webhook-delivery");
    assertThat(post(deliveries + "/x/redeliver", "{}").problem())
        .isEqualTo("404 no-such-webhook-delivery");
    var recovered = post(PATH + "/" + id + "/recover", "{\"after\": 0}").expect(200).json();
    assertThat(recovered.path("upTo").asInt()).isEqualTo(3);
    patch(id, "{\"state\": \"disabled\"}").header("If-Match", "*").send().expect(200);
    assertThat(post(deliveries + "/" + first + "/redeliver", "{}").problem())
        .isEqualTo("409 webhook-endpoint-disabled");
  }

  @Test
  void a_ping_is_signed_and_tells_how_it_ended() throws IOException {
    var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var seen = new ConcurrentLinkedQueue<WebhookMessage>();
    receiver.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          seen.add(
              new WebhookMessage(
                  headers.getFirst("webhook-id"),
                  Long.parseLong(headers.getFirst("webhook-timestamp")),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    receiver.start();
    try {
      var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
      var made = post(PATH, "{\"url\": \"" + url + "\"}").expect(201).json();

      var ended =
          call("POST", PATH + "/" + made.path("id").asText() + "/ping").send().expect(200).json();

      assertThat(ended.path("result").asText()).isEqualTo("delivered");
      assertThat(ended.path("status").asInt()).isEqualTo(202);
      var message = seen.remove();
      assertThat(message.body()).contains("\"type\":\"webhook.ping\"");
      assertThat(message)
          .isEqualTo(
              WebhookMessage.signed(
                  message.id(),
                  message.body(),
                  List.of(new SigningSecret(made.path("signingSecret").asText())),
                  Instant.ofEpochSecond(message.timestamp())));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void end_users_other_tenants_and_lesser_scopes_touch_none_of_it() {
    var id = created();
    var customer = server.given.customer(server.tenant);
    var user =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer.id().value()));
    assertThat(server.call("GET", PATH).as(user).send().problem()).isEqualTo("403 not-permitted");
    assertThat(server.call("POST", PATH).as(user).key("k").json(BODY).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("GET", PATH + "/" + id).send().problem())
        .isEqualTo("404 no-such-webhook-endpoint");
    var reader = server.key(tenant.id(), Scope.WEBHOOKS_READ);
    assertThat(server.call("GET", PATH + "/" + id).as(reader).send().status()).isEqualTo(200);
    assertThat(server.call("POST", PATH).as(reader).key("k").json(BODY).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(
            server
                .call("POST", PATH)
                .as(server.issuers.operator("admin", server.store.now()))
                .key("k")
                .json(BODY)
                .send()
                .problem())
        .isEqualTo("400 reason-missing");
  }
}
