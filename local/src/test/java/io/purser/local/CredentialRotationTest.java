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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What opens the provider's account changes under load, and nobody who calls us notices. */
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

  CredentialRotationTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.root = surroundings.platformOperator();
    this.twin = surroundings.twinControl();
  }

  private interface Step {
    void take() throws IOException;
  }

  @Test
  void the_providers_key_is_rotated_under_load_and_back_and_no_request_fails() throws Exception {
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
