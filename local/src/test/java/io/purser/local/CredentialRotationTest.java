package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What opens the provider's account changes under load, and so does what either side signs with.
 */
@ExtendWith(Surroundings.Shared.class)
class CredentialRotationTest {
  private static final int CALLERS = 4;
  private static final int CALLS_OF_A_PHASE = 24;
  private static final String NEXT_KEY = "yativo_" + "5e".repeat(24);
  private static final String NEXT_SECRET = "6f".repeat(32);
  private static final String ACCOUNT = "/_twin/accounts/platform_default";

  private final Surroundings surroundings;
  private final Api root;
  private final Api twin;
  private final AtomicInteger calls = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
  private volatile boolean over;
  private volatile boolean deposits;

  CredentialRotationTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.root = surroundings.platformOperator();
    this.twin = surroundings.twinControl();
  }

  private interface Step {
    void take() throws IOException;
  }

  @Test
  void the_providers_key_is_rotated_under_load_and_no_request_fails() throws Exception {
    underLoad(
        () -> {
          change(NEXT_KEY, NEXT_SECRET);
          change(surroundings.providerKey(), surroundings.providerSecret());
        });

    var read = root.get(credentials()).require("the credentials");
    assertThat(read.path("source").asText()).isEqualTo("stored");
    assertThat(read.path("setBy").asText()).endsWith("|demo-platform");
    assertThat(read.toString()).doesNotContain(surroundings.providerKey());
  }

  /** At the provider, then here, and then the key of before is revoked at the provider. */
  private void change(String key, String secret) throws IOException {
    long seen = lastExchange();
    twin.post(ACCOUNT + "/rotate-key", Map.of("api_key", key, "api_secret", secret))
        .require("rotating the key");
    root.put(credentials(), Map.of("apiKey", key, "apiSecret", secret))
        .require("setting the credentials");
    // One exchange tried the key out, and another is the node's own.
    int _ = eventually(() -> exchangesBy(key, seen), count -> count >= 2);
    awaitMoreCalls();
    twin.post(ACCOUNT + "/revoke-previous-key", Map.of()).require("revoking the key");
    awaitMoreCalls();
  }

  @Test
  void the_secret_that_the_provider_signs_with_is_rotated_under_load() throws Exception {
    deposits = true;
    long failedBefore = deliveries("failed");
    underLoad(
        () -> {
          surroundings
              .operator()
              .post("/v1/provider-webhook/rotate-secret", Map.of(), "Idempotency-Key", unique())
              .require("rotating the provider's secret");
          awaitMoreCalls();
        });

    var _ = eventually(() -> deliveries("pending"), pending -> pending == 0);
    assertThat(deliveries("failed")).isEqualTo(failedBefore);
    assertThat(surroundings.operator().get("/v1/provider-webhook").body().toString())
        .contains("previousSecretGoodUntil");
  }

  private long deliveries(String status) throws IOException {
    return twin.get("/_twin/webhooks/deliveries?limit=1&status=" + status)
        .require("the deliveries")
        .path("total")
        .asLong();
  }

  @Test
  void the_secret_that_we_sign_with_is_rotated_under_load() throws Exception {
    var service = surroundings.service();
    try (var receiver = WebhookReceiver.start()) {
      var made =
          service
              .post(
                  "/v1/webhook-endpoints",
                  Map.of("url", receiver.url()),
                  "Idempotency-Key",
                  unique())
              .require("the endpoint");
      var endpoint = "/v1/webhook-endpoints/" + made.path("id").asText();
      var before = made.path("signingSecret").asText();
      var after = new AtomicReference<>("");
      underLoad(
          () -> {
            after.set(
                service
                    .post(endpoint + "/rotate-secret", Map.of(), "Idempotency-Key", unique())
                    .require("rotating our secret")
                    .path("signingSecret")
                    .asText());
            int seen = receiver.received().size();
            int _ = eventually(() -> receiver.received().size(), count -> count > seen + 20);
          });
      service.send("DELETE", endpoint, Map.of(), "If-Match", "*");

      assertThat(receiver.received())
          .allMatch(message -> message.isSignedWith(before))
          .anyMatch(message -> message.isSignedWith(after.get()));
    }
  }

  private void underLoad(Step step) throws Exception {
    var callers = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        callers.add(threads.submit(this::callAllTheTime));
      }
      awaitMoreCalls();
      step.take();
      awaitMoreCalls();
      over = true;
      for (var caller : callers) {
        caller.get();
      }
    } finally {
      over = true;
    }
    assertThat(failed).isEmpty();
  }

  private void callAllTheTime() {
    try {
      while (!over) {
        openWallet();
        calls.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A customer and a wallet: two writes to the provider, with the looks before them. */
  private void openWallet() throws IOException {
    var people = new People(surroundings.service());
    var name = "rotation-" + unique();
    var answer = people.openWallet(people.customer(name), name);
    if (answer.status() >= 400) {
      failed.add(answer.status() + " " + answer.body());
    } else if (deposits && answer.status() == 201) {
      var wallet = people.providerWallet(answer.body().path("id").asText());
      twin.post("/_twin/wallets/" + wallet + "/deposits", Map.of("amount", "1.50"))
          .require("the deposit");
    }
  }

  private void awaitMoreCalls() throws IOException {
    int enough = calls.get() + CALLS_OF_A_PHASE;
    int _ = eventually(calls::get, count -> count >= enough);
  }

  private String credentials() throws IOException {
    var tenants = root.get("/v1/tenants?limit=100").require("the tenants").path("items");
    return stream(tenants)
        .filter(tenant -> tenant.path("slug").asText().equals("default"))
        .map(tenant -> "/v1/tenants/" + tenant.path("id").asText() + "/provider-credentials")
        .findFirst()
        .orElseThrow();
  }

  private long lastExchange() throws IOException {
    return stream(exchanges(0)).mapToLong(it -> it.path("number").asLong()).max().orElse(0);
  }

  private int exchangesBy(String key, long after) throws IOException {
    return Math.toIntExact(
        stream(exchanges(after))
            .filter(it -> it.path("status").asInt() == 200)
            .map(it -> it.path("body").path("api_key").asText().replace("…", ""))
            .filter(key::startsWith)
            .count());
  }

  private JsonNode exchanges(long after) throws IOException {
    return twin.get("/_twin/requests?path=/api/v1/auth/token&after=" + after)
        .require("the exchanges")
        .path("requests");
  }

  private static Stream<JsonNode> stream(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }
}
