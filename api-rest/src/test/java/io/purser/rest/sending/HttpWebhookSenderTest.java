package io.purser.rest.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.purser.domain.webhook.Attempt;
import io.purser.domain.webhook.Attempt.Result;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.Network;
import io.purser.domain.webhook.SigningSecret;
import io.purser.domain.webhook.WebhookMessage;
import io.purser.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpWebhookSenderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);
  private static final Destinations LOOPBACK = new Destinations(List.of(Network.of("127.0.0.0/8")));
  private static final WebhookMessage MESSAGE =
      WebhookMessage.signed(
          "evt_1",
          "{\"type\":\"wallet.activated\",\"name\":\"\u00e4\"}",
          List.of(new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
          NOON);

  private final Queue<Map<String, String>> headers = new ConcurrentLinkedQueue<>();
  private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
  private final Queue<String> paths = new ConcurrentLinkedQueue<>();
  private HttpServer receiver;
  private volatile int status = 204;
  private volatile Map<String, String> answerHeaders = Map.of();

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext(
        "/",
        exchange -> {
          headers.add(
              Map.of(
                  "id", exchange.getRequestHeaders().getFirst("webhook-id"),
                  "timestamp", exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  "signature", exchange.getRequestHeaders().getFirst("webhook-signature"),
                  "type", exchange.getRequestHeaders().getFirst("Content-Type"),
                  "host", exchange.getRequestHeaders().getFirst("Host"),
                  "all", exchange.getRequestHeaders().keySet().toString()));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          paths.add(exchange.getRequestURI().toString());
          answerHeaders.forEach(exchange.getResponseHeaders()::add);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private static HttpWebhookSender sender(NameResolver names) {
    return sender(names, DefaultClientTlsStrategy.createDefault());
  }

  private static HttpWebhookSender sender(NameResolver names, DefaultClientTlsStrategy tls) {
    return new HttpWebhookSender(new Targets(names, LOOPBACK), SendingClient.with(tls), CLOCK);
  }

  private Attempt send() {
    return send(receiver.getAddress().getPort());
  }

  private static Attempt send(int port) {
    return send(port, PATIENCE);
  }

  private static Attempt send(int port, Duration time) {
    return sender(_ -> List.of(InetAddress.ofLiteral("127.0.0.1")))
        .send(new WebhookUrl("http://hooks.example.com:" + port + "/purser?a=b"), MESSAGE, time);
  }

  @Test
  void a_message_is_posted_with_the_headers_of_standard_webhooks_and_nothing_of_ours() {
    var attempt = send();

    assertThat(attempt.result()).isEqualTo(Result.DELIVERED);
    assertThat(attempt.status()).isEqualTo(204);
    assertThat(paths).containsExactly("/purser?a=b");
    assertThat(bodies).containsExactly(MESSAGE.body());
    assertThat(headers.element())
        .containsEntry("id", "evt_1")
        .containsEntry("timestamp", Long.toString(MESSAGE.timestamp()))
        .containsEntry("signature", MESSAGE.signature())
        .containsEntry("host", "hooks.example.com:" + receiver.getAddress().getPort());
    assertThat(headers.element().get("type")).startsWith("application/json");
    assertThat(headers.element().get("all"))
        .doesNotContainIgnoringCase("cookie", "authorization", "upgrade", "referer");
  }

  @Test
  void what_the_receiver_answers_decides_what_came_of_it() {
    var results =
        Map.of(
            200, Result.DELIVERED,
            299, Result.DELIVERED,
            302, Result.REDIRECTED,
            400, Result.REFUSED,
            410, Result.GONE,
            500, Result.REFUSED);
    results.forEach(
        (code, result) -> {
          status = code;
          assertThat(send().result()).as("%s", code).isEqualTo(result);
        });
  }

  @Test
  void a_redirect_is_not_followed() {
    status = 307;
    answerHeaders =
        Map.of("Location", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/elsewhere");

    assertThat(send().result()).isEqualTo(Result.REDIRECTED);
    assertThat(paths).containsExactly("/purser?a=b");
  }

  @Test
  void a_receiver_may_ask_for_time_when_it_is_busy() {
    status = 503;
    answerHeaders = Map.of("Retry-After", "120");
    assertThat(send().retryAfter()).isEqualTo(Duration.ofMinutes(2));
    answerHeaders = Map.of("Retry-After", "Mon, 2 Mar 2026 12:05:00 GMT");
    assertThat(send().retryAfter()).isEqualTo(Duration.ofMinutes(5));
    answerHeaders = Map.of("Retry-After", "soon");
    assertThat(send().retryAfter()).isNull();
    answerHeaders = Map.of("Retry-After", "120");
    status = 500;
    assertThat(send().retryAfter()).isNull();
  }

  @Test
  void nobody_who_listens_and_no_such_name_are_told_apart() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(send(free).result()).isEqualTo(Result.NO_CONNECTION);
    assertThat(
            sender(
                    _ -> {
                      throw new UnknownHostException("nobody");
                    })
                .send(new WebhookUrl("https://hooks.example.com/"), MESSAGE, PATIENCE)
                .result())
        .isEqualTo(Result.UNKNOWN_HOST);
  }

  @Test
  void a_name_that_leads_elsewhere_is_sent_nothing() {
    var attempt =
        sender(_ -> List.of(InetAddress.ofLiteral("10.0.0.1")))
            .send(
                new WebhookUrl("https://hooks.example.com:" + receiver.getAddress().getPort()),
                MESSAGE,
                PATIENCE);

    assertThat(attempt.result()).isEqualTo(Result.FORBIDDEN_ADDRESS);
    assertThat(paths).isEmpty();
  }

  @Test
  void when_one_address_takes_no_connection_the_next_is_tried() {
    var attempt =
        sender(
                _ ->
                    List.of(
                        InetAddress.ofLiteral("127.0.0.77"), InetAddress.ofLiteral("127.0.0.1")))
            .send(
                new WebhookUrl(
                    "http://hooks.example.com:" + receiver.getAddress().getPort() + "/purser"),
                MESSAGE,
                PATIENCE);

    assertThat(attempt.result()).isEqualTo(Result.DELIVERED);
    assertThat(paths).hasSize(1);
  }

  @Test
  void a_receiver_that_says_nothing_is_given_up_when_its_time_is_over() throws IOException {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var attempt = send(silent.getLocalPort(), Duration.ofMillis(300));

      assertThat(attempt.result()).isEqualTo(Result.TIMED_OUT);
      assertThat(attempt.took()).isLessThan(PATIENCE);
    }
  }

  @Test
  void an_answer_without_an_end_is_not_read_and_one_that_drips_is_given_up() throws IOException {
    try (var endless = RawReceiver.answering("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1024), 0);
        var dripping = RawReceiver.answering("HTTP/1.1 200 OK\r\n", "X-Drip: x\r\n", 50)) {
      assertThat(send(endless.port()).result()).isEqualTo(Result.DELIVERED);
      assertThat(send(dripping.port(), Duration.ofSeconds(2)).result())
          .isIn(Result.TIMED_OUT, Result.BROKEN_OFF);
    }
  }

  @Test
  void what_breaks_before_the_answer_is_broken_off() throws IOException {
    try (var rude = RawReceiver.answering("", "", 0)) {
      assertThat(send(rude.port()).result()).isEqualTo(Result.BROKEN_OFF);
    }
  }

  @Test
  void over_tls_the_certificate_must_be_trusted_and_be_for_the_name_and_the_name_is_asked_for()
      throws Exception {
    try (var secure = SecureReceiver.of("hooks.example.com")) {
      NameResolver here = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
      var trusting = sender(here, new DefaultClientTlsStrategy(secure.trust()));
      var right = new WebhookUrl("https://hooks.example.com:" + secure.port() + "/");
      var wrong = new WebhookUrl("https://other.example.com:" + secure.port() + "/");

      assertThat(trusting.send(right, MESSAGE, PATIENCE).result()).isEqualTo(Result.DELIVERED);
      assertThat(secure.namesAskedFor()).containsExactly("hooks.example.com");
      assertThat(trusting.send(wrong, MESSAGE, PATIENCE).result()).isEqualTo(Result.NOT_TRUSTED);
      assertThat(sender(here).send(right, MESSAGE, PATIENCE).result())
          .isEqualTo(Result.NOT_TRUSTED);
    }
  }
}
