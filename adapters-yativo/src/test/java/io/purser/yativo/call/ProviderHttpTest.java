package io.purser.yativo.call;

import static io.purser.yativo.testing.Loopback.garbage;
import static io.purser.yativo.testing.Loopback.hangUp;
import static io.purser.yativo.testing.Loopback.headOnly;
import static io.purser.yativo.testing.Loopback.json;
import static io.purser.yativo.testing.Loopback.reset;
import static io.purser.yativo.testing.Loopback.silence;
import static io.purser.yativo.testing.Loopback.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.yativo.AccountSettings;
import io.purser.yativo.ProviderSettings;
import io.purser.yativo.testing.Loopback;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHttpTest {
  private static final int LARGEST = 1_000;

  /** For whoever answers, however busy the machine is. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For whoever does not, and long enough for the request to leave. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final Request WRITE =
      Request.post(Route.CREATE_CUSTOMER, JsonNodeFactory.instance.objectNode().put("name", "Zoë"));

  private final ProviderHttp http = new ProviderHttp(settings(Duration.ofSeconds(2)));

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void an_answer_is_handed_on_whole() {
    try (var provider =
        Loopback.playing(json(201, "{\"a\":1}", "Retry-After: 7", "X-Request-Id: req-1"))) {
      var exchange = exchange(provider.baseUrl());

      assertThat(exchange).isInstanceOf(Exchange.Answered.class);
      var answered = (Exchange.Answered) exchange;
      assertThat(answered.status()).isEqualTo(201);
      assertThat(new String(answered.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
      assertThat(answered.retryAfter()).isEqualTo(Duration.ofSeconds(7));
      assertThat(answered.requestId()).isEqualTo("req-1");
    }
  }

  @Test
  void an_amount_is_written_in_full_and_a_key_is_carried() {
    var body = JsonNodeFactory.instance.objectNode().put("amount", new BigDecimal("1E-7"));
    try (var provider = Loopback.playing(json(200, "{}"))) {
      http.exchange(
          account(provider.baseUrl()),
          Request.post(Route.SEND_FUNDS, body).under("k-1"),
          token("t0k3n"),
          PATIENCE,
          LARGEST);

      var request = provider.received().getFirst();
      assertThat(request.body()).isEqualTo("{\"amount\":0.0000001}");
      assertThat(request.headers()).containsEntry("idempotency-key", "k-1");
    }
  }

  @Test
  void a_request_carries_its_token_and_its_body_as_json() {
    try (var provider = Loopback.playing(json(200, "{}"))) {
      http.exchange(account(provider.baseUrl()), WRITE, token("t0k3n"), PATIENCE, LARGEST);

      var request = provider.received().getFirst();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/api/v1/customers/create-customer");
      assertThat(request.body()).isEqualTo("{\"name\":\"Zoë\"}");
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer t0k3n")
          .containsEntry("content-type", "application/json")
          .doesNotContainKey("upgrade");
    }
  }

  @Test
  void what_is_said_about_the_quota_is_read_when_all_of_it_can_be() {
    try (var provider =
        Loopback.playing(
            json(
                200,
                "{}",
                "X-RateLimit-Limit: 1000",
                "X-RateLimit-Remaining: 847",
                "X-RateLimit-Reset: 1743000000"),
            json(200, "{}", "X-RateLimit-Limit: 1000", "X-RateLimit-Reset: soon"))) {
      assertThat(((Exchange.Answered) exchange(provider.baseUrl())).rateLimit())
          .isEqualTo(new Exchange.RateLimit(1000, 847, Instant.ofEpochSecond(1743000000)));
      assertThat(((Exchange.Answered) exchange(provider.baseUrl())).rateLimit()).isNull();
    }
  }

  @Test
  void a_request_id_that_is_no_id_is_not_kept() {
    try (var provider = Loopback.playing(json(200, "{}", "X-Request-Id: a b\u00e9"))) {
      assertThat(((Exchange.Answered) exchange(provider.baseUrl())).requestId()).isEmpty();
    }
  }

  @Test
  void a_provider_that_is_not_there_was_not_sent_anything() throws IOException {
    URI nobody;
    try (var freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + freed.getLocalPort());
    }
    assertThat(exchange(nobody))
        .isEqualTo(new Exchange.NotSent("the exchange broke: ConnectException"));
  }

  @Test
  void a_host_without_an_address_was_not_sent_anything() {
    assertThat(exchange(URI.create("https://no-such-host.invalid/api/v1")))
        .isInstanceOf(Exchange.NotSent.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 10_000})
  void a_provider_that_takes_no_connection_was_not_sent_anything(long connectMillis)
      throws IOException {
    try (var full = new FullServer();
        var impatient = new ProviderHttp(settings(Duration.ofMillis(connectMillis)))) {
      var exchange = impatient.exchange(account(full.url()), WRITE, null, TIMEOUT, LARGEST);

      assertThat(exchange).isInstanceOf(Exchange.NotSent.class);
    }
  }

  @Test
  void a_connection_that_is_dropped_after_the_request_leaves_it_in_doubt() {
    assertInDoubt(hangUp());
  }

  @Test
  void a_connection_that_is_reset_after_the_request_leaves_it_in_doubt() {
    assertInDoubt(reset());
  }

  @Test
  void half_an_answer_leaves_it_in_doubt() {
    assertInDoubt(truncated(200, "{\"id\":1"));
  }

  @Test
  void half_a_refusal_leaves_it_in_doubt() {
    assertInDoubt(truncated(400, "{\"error\":\"validation_error\"}"));
  }

  @Test
  void something_that_is_not_http_leaves_it_in_doubt() {
    assertInDoubt(garbage());
  }

  @Test
  void an_answer_that_is_too_large_leaves_it_in_doubt() {
    assertInDoubt(json(200, '"' + "x".repeat(LARGEST) + '"'));
  }

  @Test
  void silence_ends_with_the_timeout_and_leaves_it_in_doubt() {
    assertThat(assertInDoubt(silence(), TIMEOUT))
        .isEqualTo(new Exchange.NoAnswer("no answer in time"));
  }

  @Test
  void a_body_that_never_ends_ends_with_the_timeout() {
    assertThat(assertInDoubt(headOnly(200), TIMEOUT))
        .isEqualTo(new Exchange.NoAnswer("no answer in time"));
  }

  @Test
  void a_redirect_is_not_followed() {
    try (var elsewhere = Loopback.playing(json(200, "{}"));
        var provider = Loopback.playing(json(307, "", "Location: " + elsewhere.baseUrl() + "/x"))) {
      assertThat(((Exchange.Answered) exchange(provider.baseUrl())).status()).isEqualTo(307);
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void a_pooled_connection_that_breaks_under_a_request_leaves_it_in_doubt_and_unrepeated() {
    try (var provider = Loopback.playing(json(200, "{}"), hangUp(), json(200, "{}"))) {
      assertThat(exchange(provider.baseUrl())).isInstanceOf(Exchange.Answered.class);
      assertThat(exchange(provider.baseUrl())).isInstanceOf(Exchange.NoAnswer.class);

      assertThat(provider.received()).hasSize(2);
      assertThat(provider.connections()).isOne();
      assertThat(exchange(provider.baseUrl())).isInstanceOf(Exchange.Answered.class);
      assertThat(provider.connections()).isEqualTo(2);
    }
  }

  @Test
  void an_interrupt_does_not_give_up_a_request_that_may_have_left() throws Exception {
    var arrived = new CompletableFuture<Void>();
    var interrupted = new CompletableFuture<Void>();
    try (var provider =
        Loopback.playing(
            (request, socket) -> {
              arrived.complete(null);
              interrupted.join();
              json(200, "{}").play(request, socket);
            })) {
      var outcome = new CompletableFuture<Exchange>();
      var stillSet = new CompletableFuture<Boolean>();
      var thread =
          Thread.startVirtualThread(
              () -> {
                outcome.complete(
                    http.exchange(account(provider.baseUrl()), WRITE, null, PATIENCE, LARGEST));
                stillSet.complete(Thread.currentThread().isInterrupted());
              });
      arrived.get(30, TimeUnit.SECONDS);
      thread.interrupt();
      interrupted.complete(null);

      assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Exchange.Answered.class);
      assertThat(stillSet.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Exchange assertInDoubt(Loopback.Line line) {
    return assertInDoubt(line, PATIENCE);
  }

  private Exchange assertInDoubt(Loopback.Line line, Duration timeout) {
    try (var provider = Loopback.playing(line)) {
      var exchange = http.exchange(account(provider.baseUrl()), WRITE, null, timeout, LARGEST);

      assertThat(exchange).isInstanceOf(Exchange.NoAnswer.class);
      assertThat(provider.received()).as("requests that arrived").hasSize(1);
      return exchange;
    }
  }

  private Exchange exchange(URI baseUrl) {
    return http.exchange(account(baseUrl), WRITE, null, PATIENCE, LARGEST);
  }

  private static AccountSettings account(URI baseUrl) {
    return new AccountSettings("main", baseUrl, "key", "secret", null);
  }

  private static Token token(String value) {
    return new Token(value, 0, Duration.ofHours(1));
  }

  static ProviderSettings settings(Duration connectTimeout) {
    return new ProviderSettings(
        connectTimeout,
        Duration.ofSeconds(4),
        Duration.ofSeconds(4),
        Duration.ofSeconds(8),
        Duration.ofSeconds(8),
        1 << 20,
        1 << 24,
        16,
        4,
        Duration.ofMillis(2_500),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10));
  }

  /** Listens, but its queue is full, so the kernel leaves every further connection waiting. */
  private static final class FullServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ArrayList<SocketChannel> queue = new ArrayList<>();

    FullServer() throws IOException {
      for (int i = 0; i < 4; i++) {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        var _ = channel.connect(server.getLocalSocketAddress());
        queue.add(channel);
      }
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      for (var channel : queue) {
        channel.close();
      }
      server.close();
    }
  }
}
