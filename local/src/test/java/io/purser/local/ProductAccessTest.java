package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductAccessTest {
  @TempDir Path folder;

  private final List<String> credentials = new ArrayList<>();
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          credentials.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Path running() throws IOException {
    return Files.writeString(
        folder.resolve("env"),
        "PURSER_URL='%s'\nPURSER_OPERATOR_TOKEN='local-token'\n".formatted(url));
  }

  @Test
  void the_product_on_this_machine_is_reached_as_its_demo_operator() throws IOException {
    ProductAccess.of(running(), null, Map.of("PURSER_TOKEN", "another")).get("/");

    assertThat(credentials).containsExactly("Bearer local-token");
  }

  @Test
  void another_one_gets_the_token_of_the_environment_and_no_other() throws IOException {
    ProductAccess.of(running(), url + "/", Map.of("PURSER_TOKEN", " remote-token ")).get("/");

    assertThat(credentials).containsExactly("Bearer remote-token");
    var file = running();
    assertThatExceptionOfType(BadOption.class)
        .isThrownBy(() -> ProductAccess.of(file, url, Map.of()))
        .withMessageContaining("PURSER_TOKEN");
  }

  @Test
  void when_nothing_runs_here_it_says_how_to_start_it() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> ProductAccess.of(folder.resolve("none"), null, Map.of()))
        .withMessageContaining("./purser up");
  }
}
