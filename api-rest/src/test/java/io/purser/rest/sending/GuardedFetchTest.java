package io.purser.rest.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.Network;
import io.purser.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedFetchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Destinations LOOPBACK = new Destinations(List.of(Network.of("127.0.0.0/8")));

  private final Queue<String> paths = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          paths.add(path);
          exchange.getResponseHeaders().add("Location", "/keys");
          var body = "{\"keys\":[]}".getBytes(UTF_8);
          exchange.sendResponseHeaders(path.equals("/moved") ? 302 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String fetch(String path, int mostBytes, String... addresses) throws IOException {
    return fetch(server.getAddress().getPort(), path, mostBytes, PATIENCE, addresses);
  }

  private static String fetch(
      int port, String path, int mostBytes, Duration time, String... addresses) throws IOException {
    NameResolver names = _ -> List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
    try (var client = SendingClient.with(DefaultClientTlsStrategy.createDefault())) {
      return new GuardedFetch(new Targets(names, LOOPBACK), client)
          .text(new WebhookUrl("http://login.example.com:" + port + path), mostBytes, time);
    }
  }

  @Test
  void what_is_at_the_address_is_read_up_to_a_length() throws IOException {
    assertThat(fetch("/keys", 11, "127.0.0.1")).isEqualTo("{\"keys\":[]}");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> fetch("/keys", 10, "127.0.0.1"))
        .withMessageContaining("too much");
  }

  @Test
  void a_name_that_leads_to_where_nobody_else_can_go_is_not_asked_whatever_else_it_leads_to() {
    for (var inside : List.of("10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0")) {
      assertThatExceptionOfType(ForbiddenAddress.class)
          .isThrownBy(() -> fetch("/keys", 100, "127.0.0.1", inside));
    }
    assertThat(paths).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> fetch("/moved", 100, "127.0.0.1"));
    assertThat(paths).containsExactly("/moved");
  }

  @Test
  void who_never_answers_is_given_up() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  fetch(silent.getLocalPort(), "/keys", 100, Duration.ofMillis(200), "127.0.0.1"));
    }
  }
}
