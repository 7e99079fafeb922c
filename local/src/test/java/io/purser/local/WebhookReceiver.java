package io.purser.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** A receiver of webhooks on this machine, which remembers what came and answers as it is told. */
public final class WebhookReceiver implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Received> answer = _ -> 204;

  /**
   * A message as it came.
   *
   * @param body as bytes, because these are what is signed; nobody compares messages
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Received(
      String id, String timestamp, String signature, byte[] body, JsonNode event) {
    public String type() {
      return event.path("type").asText();
    }

    public String subject() {
      return event.path("subjectId").asText();
    }

    public boolean isSignedWith(String secret) {
      try {
        return WebhookVerification.isGenuine(secret, id, timestamp, signature, body, Instant.now());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  public static WebhookReceiver start() throws IOException {
    return new WebhookReceiver();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = exchange.getRequestBody().readAllBytes();
    var message =
        new Received(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body,
            json.readTree(body));
    received.add(message);
    exchange.sendResponseHeaders(answer.applyAsInt(message), -1);
    exchange.close();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/purser";
  }

  /** Answers with the status that this says. */
  public void answering(ToIntFunction<Received> status) {
    answer = status;
  }

  /** Everything that came, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  public List<Received> about(String subject) {
    return received.stream().filter(message -> message.subject().equals(subject)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
