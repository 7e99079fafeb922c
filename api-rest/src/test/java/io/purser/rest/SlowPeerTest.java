package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.Given;
import io.purser.rest.edge.ConnectionSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each over sockets of its own, and each is cut off for what it does. */
class SlowPeerTest {
  private static final int PER_ADDRESS = 14;
  private static final int PLACES = 2;

  /** Less than it would take if nobody were cut off, and more than a busy machine stands still. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private static final TestServer SERVER =
      TestServer.with(
          Map.ofEntries(
              Map.entry("purser.edge.connections.per-address", PER_ADDRESS),
              // So long that a good peer of a busy machine keeps to it.
              Map.entry("purser.edge.connections.head-within", "1500ms"),
              Map.entry("purser.edge.connections.body-within", "1600ms"),
              Map.entry("purser.edge.connections.upload-within", "3s"),
              Map.entry("purser.edge.connections.silence", "1s"),
              Map.entry("purser.edge.connections.reader-patience", "1500ms"),
              Map.entry("purser.edge.connections.pipelined", 4),
              Map.entry("purser.load.writes", PLACES),
              Map.entry("purser.load.deliveries", PLACES),
              Map.entry("purser.load.uploads", PLACES)));

  private final List<Socket> sockets = new ArrayList<>();

  @AfterAll
  static void stop() {
    SERVER.server.close();
  }

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  @Test
  void whoever_connects_and_says_nothing_is_cut_off() throws IOException {
    double before = cut("slow-head");
    var socket = connect();

    assertThat(readToTheEnd(socket)).isEmpty();
    assertThat(cut("slow-head")).isEqualTo(before + 1);
  }

  @Test
  void a_head_that_comes_letter_by_letter_is_cut_off() throws IOException {
    double before = cut("slow-head");
    var socket = connect();

    begin(socket, "GET /v1/assets HTTP/1.1\r\nHost: ", "");
    assertThat(trickle(socket, "x", 1000)).isBetween(Duration.ofMillis(1400), AT_MOST);
    assertThat(cut("slow-head")).isEqualTo(before + 1);
  }

  @Test
  void a_body_that_comes_letter_by_letter_is_cut_off_and_takes_no_place_meanwhile()
      throws IOException {
    double before = cut("silent-body");
    for (int i = 0; i < 3 * PLACES; i++) {
      begin(connect(), post(1000), "{\"a\":");
    }
    for (int i = 0; i < PLACES; i++) {
      begin(connect(), delivery(200_000), "{");
    }
    for (int i = 0; i < PLACES; i++) {
      var head = delivery(1000).replace("Host: x", "Host: x\r\nExpect: 100-continue");
      var socket = connect();
      begin(socket, head, "");
      assertThat(readSome(socket)).startsWith("HTTP/1.1 100");
    }

    SERVER.create("/v1/customers", "{}").expect(201);
    var delivered = SERVER.call("POST", "/v1/webhooks/yativo/x").anonymous().json("{}").send();
    assertThat(delivered.status()).isEqualTo(401);
    for (var socket : sockets) {
      assertThat(readToTheEnd(socket)).isEmpty();
    }
    assertThat(cut("silent-body")).isEqualTo(before + 5 * PLACES);
  }

  @Test
  void a_body_that_never_pauses_and_takes_too_long_is_cut_off() throws IOException {
    double before = cut("slow-body");
    var socket = connect();
    begin(socket, delivery(200_000), "");

    // All of it would take ten seconds.
    var took = trickle(socket, "x".repeat(1000), 200_000);
    assertThat(took).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(8));
    assertThat(cut("slow-body")).isEqualTo(before + 1);
  }

  @Test
  void who_uploads_a_document_and_falls_silent_gives_its_place_to_another() throws IOException {
    double before = cut("silent-body");
    var customer = SERVER.given.customer(SERVER.tenant).id();
    var path = "/v1/customers/" + customer + "/documents";
    for (int i = 0; i < PLACES; i++) {
      begin(
          connect(), upload(path, 100_000), "------purser-4711\r\nContent-Disposition: form-data;");
    }
    for (var socket : sockets) {
      var _ = readToTheEnd(socket);
    }
    assertThat(cut("silent-body")).isEqualTo(before + PLACES);

    var answer = uploaded(path);
    for (int i = 0; i < 100 && answer.status() == 503; i++) {
      answer = uploaded(path);
    }
    answer.expect(201);
  }

  @Test
  void who_does_not_read_an_answer_is_cut_off() throws IOException {
    double before = cut("slow-reader");
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.connect(SERVER.address());
    var request = "GET /docs/assets/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n";
    begin(socket, request.repeat(4), "");

    awaitCut("slow-reader", before + 1);
  }

  @Test
  void who_asks_on_and_on_without_waiting_is_cut_off() throws IOException {
    double before = cut("pipelined");
    var socket = connect();
    begin(socket, authorized("GET /v1/customers?limit=1").repeat(50), "");

    var _ = readToTheEnd(socket);
    assertThat(cut("pipelined")).isEqualTo(before + 1);
  }

  @Test
  void a_few_requests_in_a_row_are_answered_in_their_order() throws IOException {
    var socket = connect();
    begin(
        socket,
        authorized("GET /v1/customers?limit=1")
            + authorized("GET /v1/nothing")
            + authorized("GET /v1/assets").replace("Host: x", "Host: x\r\nConnection: close"),
        "");

    var answers = readToTheEnd(socket);
    assertThat(answers.split("HTTP/1.1 ", -1))
        .hasSize(4)
        .satisfies(
            parts -> {
              assertThat(parts[1]).startsWith("200");
              assertThat(parts[2]).startsWith("404");
              assertThat(parts[3]).startsWith("200");
            });
  }

  @Test
  void one_address_has_so_many_connections_and_no_more() throws IOException {
    double before = cut("address");
    for (int i = 0; i < 2 * PER_ADDRESS; i++) {
      begin(connect(), "GET /v1", "");
    }
    awaitAtLeast("address", before + PER_ADDRESS);

    hangUp();
    for (int i = 0; i < 100; i++) {
      var socket = connect();
      begin(
          socket,
          authorized("GET /v1/assets").replace("Host: x", "Host: x\r\nConnection: close"),
          "");
      if (readToTheEnd(socket).startsWith("HTTP/1.1 200")) {
        return;
      }
    }
    throw new AssertionError("those who have gone still count");
  }

  @Test
  void a_request_with_too_many_headers_is_refused() {
    var headers = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      headers.append("a").append(i).append(": b\r\n");
    }
    assertThat(SERVER.raw("GET /v1/assets HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("malformed-request");
  }

  @Test
  void a_connection_may_rest_between_two_requests_and_a_body_may_come_in_pieces()
      throws IOException {
    var socket = connect();
    begin(socket, authorized("GET /v1/assets"), "");
    assertThat(readSome(socket)).startsWith("HTTP/1.1 200");
    pause(2000);
    begin(socket, post(21), "{\"ty");
    pause(100);
    begin(socket, "pe\":\"in", "");
    pause(100);
    begin(socket, "dividual\"}", "");
    assertThat(readSome(socket)).startsWith("HTTP/1.1 201");
  }

  @Test
  void who_asks_whether_to_go_on_is_told_to() throws IOException {
    var socket = connect();
    begin(socket, post(2).replace("Host: x", "Host: x\r\nExpect: 100-continue"), "");
    assertThat(readSome(socket)).startsWith("HTTP/1.1 100");
    begin(socket, "{}", "");
    assertThat(readSome(socket)).startsWith("HTTP/1.1 201");
  }

  @Test
  void the_defaults_are_these() {
    var defaults =
        new ConnectionSettings(
            10_000,
            500,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            16_384,
            Duration.ofSeconds(30),
            16,
            100);
    assertThat(TestServer.shared().bean(ConnectionSettings.class)).isEqualTo(defaults);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ConnectionSettings(
                    0,
                    1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    1,
                    Duration.ofSeconds(1),
                    1,
                    1))
        .withMessageStartingWith("purser.edge.connections.total");
  }

  private Socket connect() throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.connect(SERVER.address());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String authorized(String line) {
    return line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + SERVER.key + "\r\n\r\n";
  }

  private static String post(int length) {
    return "POST /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + SERVER.key
        + "\r\nIdempotency-Key: "
        + Given.unique("key")
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static String delivery(int length) {
    return "POST /v1/webhooks/yativo/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }

  private static String upload(String path, int length) {
    return post(length)
        .replace("/v1/customers", path)
        .replace("application/json", "multipart/form-data; boundary=----purser-4711");
  }

  private static TestServer.Answer uploaded(String path) {
    return Forms.document("register-extract", Forms.pdf("extract"))
        .in(SERVER.call("POST", path).key(Given.unique("key")))
        .send();
  }

  private static void begin(Socket socket, String head, String body) throws IOException {
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** What comes at once. */
  private static String readSome(Socket socket) throws IOException {
    var bytes = new byte[100_000];
    int read = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
  }

  /** Until the server hangs up, however it does that. */
  private static String readToTheEnd(Socket socket) throws IOException {
    var all = new StringBuilder();
    try {
      for (var some = readSome(socket); !some.isEmpty(); some = readSome(socket)) {
        all.append(some);
      }
    } catch (SocketTimeoutException open) {
      throw new AssertionError("the server has not hung up", open);
    } catch (SocketException _) {
      // It has reset the connection.
    }
    return all.toString();
  }

  /** Sends this piece again and again, one in 50 ms, until the server hangs up. */
  private static Duration trickle(Socket socket, String piece, int most) throws IOException {
    long began = System.nanoTime();
    socket.setSoTimeout(50);
    for (int sent = 0; sent < most; sent += piece.length()) {
      try {
        begin(socket, piece, "");
        if (socket.getInputStream().read() < 0) {
          break;
        }
      } catch (SocketTimeoutException _) {
        // Still open.
      } catch (SocketException _) {
        break;
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** A sender that takes its time. */
  private static void pause(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  private static double cut(String reason) {
    return SERVER
        .bean(MeterRegistry.class)
        .get("purser.connections.cut")
        .tag("reason", reason)
        .counter()
        .count();
  }

  private static void awaitCut(String reason, double count) {
    awaitAtLeast(reason, count);
    assertThat(cut(reason)).isEqualTo(count);
  }

  private static void awaitAtLeast(String reason, double count) {
    long giveUp = System.nanoTime() + AT_MOST.toNanos();
    while (cut(reason) < count && System.nanoTime() < giveUp) {
      pause(10);
    }
    assertThat(cut(reason)).isGreaterThanOrEqualTo(count);
  }
}
