package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A twin and a caller with the credentials of its default account. */
final class RunningTwin implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Twin twin;
  private @Nullable String token;

  private RunningTwin(Twin twin) {
    this.twin = twin;
  }

  static RunningTwin start() {
    return start(TwinSettings.defaults());
  }

  static RunningTwin start(TwinSettings settings) {
    try {
      return new RunningTwin(Twin.start(settings));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Twin twin() {
    return twin;
  }

  /** A token of the default account, fetched once. */
  String token() {
    if (token == null) {
      token = token(twin.apiKey(), twin.apiSecret());
    }
    return token;
  }

  String token(String key, String secret) {
    var body = Json.object().put("api_key", key).put("api_secret", secret).toString();
    var reply = send("POST", twin.baseUrl() + "/auth/token", body, Map.of());
    assertThat(reply.status()).isEqualTo(200);
    return reply.at("/access_token");
  }

  Reply post(String path, String body) {
    return post(path, body, Map.of());
  }

  Reply post(String path, String body, Map<String, String> headers) {
    return provider("POST", path, body, headers);
  }

  Reply get(String path) {
    return provider("GET", path, "", Map.of());
  }

  Reply provider(String method, String path, String body, Map<String, String> headers) {
    var all = new HashMap<>(Map.of("Authorization", "Bearer " + token()));
    all.putAll(headers);
    return send(method, twin.baseUrl() + path, body, all);
  }

  Reply control(String method, String path, String body) {
    return send(method, twin.controlUrl() + path, body, Map.of());
  }

  Reply control(String path) {
    return control("GET", path, "");
  }

  Reply send(String method, String url, String body, Map<String, String> headers) {
    try {
      return trySend(method, url, body, headers);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Reply trySend(String method, String url, String body, Map<String, String> headers)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  String aCustomer() {
    return aCustomer("ada@example.com");
  }

  String aCustomer(String email) {
    var reply = post("/customers/create-customer", "{\"email\":\"" + email + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.at("/id");
  }

  JsonNode aWallet(String customer) {
    return aWallet(customer, "solana", "USDC_SOL");
  }

  JsonNode aWallet(String customer, String chain, String ticker) {
    var body = Json.object().put("customer_id", customer).put("chain", chain).put("ticker", ticker);
    var reply = post("/assets/add-customer-asset", body.toString());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("data");
  }

  Reply deposit(JsonNode wallet, String amount) {
    return control(
        "POST",
        "/wallets/" + wallet.path("id").asText() + "/deposits",
        Json.object().put("amount", amount).toString());
  }

  String aFault(String route, String kind) {
    return aFault(route, kind, "");
  }

  /** Files a fault; the rest of its members come as {@code ,"ms":5}. */
  String aFault(String route, String kind, String more) {
    var reply =
        control(
            "POST",
            "/faults",
            "{\"route\":\"" + route + "\",\"kind\":\"" + kind + "\"" + more + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.at("/id");
  }

  int hits(String faultId) {
    for (var fault : control("/faults").json().path("faults")) {
      if (fault.path("id").asText().equals(faultId)) {
        return fault.path("hits").asInt();
      }
    }
    throw new AssertionError("no fault " + faultId);
  }

  int effects(String kind) {
    return control("/effects?kind=" + kind).json().path("total").asInt();
  }

  void advance(String duration) {
    var reply = control("POST", "/clock/advance", "{\"duration\":\"" + duration + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  /** Registers a webhook and answers what the provider answered. */
  JsonNode aWebhook(String url, String... events) {
    var body = Json.object().put("url", url);
    if (events.length > 0) {
      List.of(events).forEach(body.putArray("events")::add);
    }
    var reply = post("/webhook/create-webhook", body.toString());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("data");
  }

  JsonNode deliveries() {
    return control("/webhooks/deliveries").json().path("deliveries");
  }

  /** Looks again and again until it is so, for a minute at most. */
  static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen in time: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  @Override
  public void close() {
    try {
      twin.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
