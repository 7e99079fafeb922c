package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service changes over from one key to the next without anybody noticing. */
@ExtendWith(Surroundings.Shared.class)
class ApiKeyRotationTest {
  private static final int CALLERS = 4;
  private static final int CALLS_OF_A_PHASE = 100;

  private final Surroundings surroundings;
  private final Api operator;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<AtomicInteger> callsOfEach =
      Stream.generate(AtomicInteger::new).limit(CALLERS).toList();
  private final ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();
  private volatile Api service;
  private volatile boolean over;

  ApiKeyRotationTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.operator = surroundings.operator();
    this.service = surroundings.anonymous();
  }

  @Test
  void a_key_is_rotated_under_load_and_no_request_fails() throws Exception {
    var first =
        post(
            "/v1/api-keys",
            Map.of(
                "service", "changes-over",
                "scopes", List.of("customers:read", "customers:write"),
                "allowedFrom", List.of("127.0.0.0/8")));
    service = as(first);
    var before = service;
    var callers = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var callsOfOne : callsOfEach) {
        callers.add(threads.submit(() -> callAllTheTime(callsOfOne)));
      }
      awaitMoreCalls();
      var next = post(path(first) + "/rotate", Map.of("overlapMinutes", 60));
      awaitMoreCalls();
      service = as(next);
      awaitACallOfEach();
      awaitMoreCalls();
      var _ = post(path(first) + "/revoke", Map.of());
      assertThat(timeUntilRefused(before)).isLessThan(Duration.ofSeconds(6));
      awaitMoreCalls();
      over = true;
      for (var caller : callers) {
        caller.get();
      }
    } finally {
      over = true;
    }

    assertThat(refused).isEmpty();
    assertThat(calls.get()).isGreaterThan(4 * CALLS_OF_A_PHASE);
    assertThat(operator.get(path(first)).require("the key").path("state").asText())
        .isEqualTo("revoked");
  }

  /**
   * How long from now on it still got in. What counts is when a request was begun, since on a busy
   * machine its answer may take a while.
   */
  private static Duration timeUntilRefused(Api service) {
    long revokedAt = System.nanoTime();
    var lastIn = new AtomicLong(revokedAt);
    int _ =
        eventually(
            () -> {
              long begun = System.nanoTime();
              int status = service.get("/v1/customers?limit=1").status();
              if (status != 401) {
                lastIn.set(begun);
              }
              return status;
            },
            status -> status == 401);
    return Duration.ofNanos(lastIn.get() - revokedAt);
  }

  private void callAllTheTime(AtomicInteger callsOfOne) {
    try {
      while (!over) {
        var answer = callOnce();
        if (answer.status() >= 400) {
          refused.add(answer.status());
        }
        calls.incrementAndGet();
        callsOfOne.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every fourth makes something, under an Idempotency-Key. */
  private Api.Answer callOnce() throws IOException {
    return calls.get() % 4 == 0
        ? service.post("/v1/customers", Map.of(), "Idempotency-Key", unique())
        : service.get("/v1/customers?limit=1");
  }

  /** One client for a secret, with connections that it keeps. */
  private Api as(JsonNode key) {
    return surroundings.anonymous().with("Authorization", "Bearer " + key.path("secret").asText());
  }

  private void awaitMoreCalls() throws IOException {
    int enough = calls.get() + CALLS_OF_A_PHASE;
    int _ = eventually(calls::get, count -> count >= enough);
  }

  /** Whoever is at a call with the former key ends it. */
  private void awaitACallOfEach() {
    for (var callsOfOne : callsOfEach) {
      int before = callsOfOne.get();
      int _ = eventually(callsOfOne::get, count -> count > before);
    }
  }

  private JsonNode post(String path, Object body) throws IOException {
    return operator.post(path, body, "Idempotency-Key", unique()).require(path);
  }

  private static String path(JsonNode key) {
    return "/v1/api-keys/" + key.path("id").asText();
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }
}
