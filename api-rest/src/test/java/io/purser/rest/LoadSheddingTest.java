package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.Given;
import io.purser.rest.edge.LoadSettings;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadSheddingTest {
  private static final int PLACES = 2;

  private static final TestServer SERVER =
      TestServer.with(
          Map.of(
              "purser.load.reads", PLACES,
              "purser.load.writes", PLACES,
              "purser.load.deliveries", PLACES,
              "purser.load.pdf-statements", 1));

  private final FailingWork work = SERVER.bean(FailingWork.class);
  private final String path = "/v1/customers/" + SERVER.given.customer(SERVER.tenant).id();
  private final CountDownLatch release = new CountDownLatch(1);
  private final ArrayList<CompletableFuture<TestServer.Answer>> held = new ArrayList<>();

  @AfterAll
  static void stop() {
    SERVER.server.close();
  }

  @AfterEach
  void letGo() throws Exception {
    release.countDown();
    work.recover();
    for (var answer : held) {
      assertThat(answer.get(30, TimeUnit.SECONDS).status()).isBetween(200, 299);
    }
  }

  @Test
  void the_defaults_are_these() {
    assertThat(TestServer.shared().bean(LoadSettings.class))
        .isEqualTo(new LoadSettings(128, 256, 64, 4, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoadSettings(1, 0, 1, 1, 1))
        .withMessageStartingWith("purser.load.writes");
  }

  @Test
  void more_reads_than_there_is_room_for_are_turned_away_at_once() throws Exception {
    holdAll(() -> SERVER.get(path));

    var answer = SERVER.get(path);

    assertThat(answer.problem()).isEqualTo("503 overloaded");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("Request-Id")).isNotEmpty();
    release.countDown();
    assertThat(letIn(() -> SERVER.get(path)).status()).isEqualTo(200);
  }

  @Test
  void writes_that_wait_keep_nobody_from_reading_or_delivering() throws Exception {
    holdAll(() -> SERVER.create("/v1/customers", "{}"));

    assertThat(SERVER.create("/v1/customers", "{}").problem()).isEqualTo("503 overloaded");
    assertThat(SERVER.get(path).status()).isEqualTo(200);
    assertThat(deliver()).isEqualTo("401 webhook-signature-invalid");
  }

  @Test
  void a_statement_that_becomes_a_pdf_keeps_another_one_waiting_and_nothing_else()
      throws Exception {
    var statement = path + "/statement?from=2025-01-01&before=2025-02-01";
    Supplier<TestServer.Answer> pdf =
        () -> SERVER.call("GET", statement).header("Accept", "application/pdf").send();
    // Whether there is such a customer is read before the PDF is begun.
    work.meetNext(() -> {});
    hold(1, pdf);

    assertThat(pdf.get().problem()).isEqualTo("503 overloaded");
    assertThat(SERVER.get(statement).status()).isEqualTo(200);
    release.countDown();
    assertThat(letIn(pdf).status()).isEqualTo(200);
  }

  @Test
  void a_request_that_is_refused_or_fails_gives_its_place_back() {
    for (int i = 0; i < 3 * PLACES; i++) {
      assertThat(SERVER.call("GET", path).anonymous().send().status()).isEqualTo(401);
      assertThat(SERVER.get("/v1/no-such-thing").status()).isEqualTo(404);
      work.failNext(new IllegalStateException("planted"), 1);
      assertThat(SERVER.get(path).status()).isEqualTo(500);
      assertThat(SERVER.call("POST", "/v1/customers").json("{").send().status()).isEqualTo(400);
    }
    assertThat(SERVER.get(path).status()).isEqualTo(200);
  }

  @Test
  void a_caller_who_goes_away_in_the_middle_gives_its_place_back() throws Exception {
    for (int i = 0; i < 3 * PLACES; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.server.getPort())) {
        var head =
            "POST /v1/customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + SERVER.key
                + "\r\nIdempotency-Key: "
                + Given.unique("key")
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      }
    }
    assertThat(letIn(() -> SERVER.create("/v1/customers", "{}")).status()).isEqualTo(201);
    holdAll(() -> SERVER.create("/v1/customers", "{}"));
  }

  private static String deliver() {
    return SERVER.call("POST", "/v1/webhooks/yativo/x").anonymous().json("{}").send().problem();
  }

  /** Takes every place, and returns when each request has got to its unit of work. */
  private void holdAll(Supplier<TestServer.Answer> request) throws InterruptedException {
    hold(PLACES, request);
  }

  private void hold(int places, Supplier<TestServer.Answer> request) throws InterruptedException {
    var entered = new CountDownLatch(places);
    for (int i = 0; i < places; i++) {
      work.meetNext(
          () -> {
            entered.countDown();
            awaitRelease();
          });
    }
    for (int i = 0; i < places; i++) {
      var answer = new CompletableFuture<TestServer.Answer>();
      held.add(answer);
      Thread.startVirtualThread(() -> answer.complete(letIn(request)));
    }
    assertThat(entered.await(30, TimeUnit.SECONDS)).as("all places are taken").isTrue();
  }

  private void awaitRelease() {
    try {
      assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The first answer that is not a refusal for want of a place. Whoever was let go, or went away,
   * gives its place back a moment later, and each on its own: one that is let in does not say that
   * all are free.
   */
  private static TestServer.Answer letIn(Supplier<TestServer.Answer> request) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    var answer = request.get();
    while (answer.status() == 503 && System.nanoTime() < giveUp) {
      answer = request.get();
    }
    return answer;
  }
}
