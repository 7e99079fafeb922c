package io.purser.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.local.CannotStart;
import io.purser.twin.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The provider's twin, called without the platform in between, and its controls. */
final class TwinAccount implements AutoCloseable {
  private static final int AT_ONCE = 64;

  private final ObjectMapper json = new ObjectMapper();
  private final Client provider;
  private final Client control;

  /** One request that the twin has seen. */
  record Call(String path, String body) {}

  TwinAccount(Twin twin) {
    var origin = "http://127.0.0.1:" + twin.port();
    this.provider =
        new Client(origin, List.of("X-API-Key", twin.apiKey(), "X-API-Secret", twin.apiSecret()));
    this.control = new Client(origin, List.of());
  }

  /** Makes customers there and returns their ids. */
  List<String> customers(String namePart, int count) {
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      var ids =
          IntStream.range(0, count)
              .mapToObj(number -> executor.submit(() -> customer(namePart + "-" + number)))
              .toList();
      return ids.stream().map(TwinAccount::of).toList();
    }
  }

  private static String of(Future<String> id) {
    try {
      return id.get();
    } catch (ExecutionException e) {
      throw new CannotStart("the twin makes no customers: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  private String customer(String name) {
    var body = "{\"email\":\"%s@example.com\",\"name\":\"Ana Silva Example\"}".formatted(name);
    return read(provider.post("/api/v1/customers/create-customer", body, List.of()))
        .path("id")
        .asText();
  }

  /** From now on every answer takes so long, and what the twin itself needs. */
  void delay(Duration delay) {
    control.post(
        "/_twin/faults",
        "{\"route\":\"*\",\"kind\":\"delay\",\"times\":0,\"ms\":%d}".formatted(delay.toMillis()),
        List.of());
  }

  void call(Call call) {
    provider.post(call.path(), call.body(), List.of());
  }

  /** The number of the latest request that it has seen. */
  long latest() {
    long latest = 0;
    for (var requests = seenAfter(0); !requests.isEmpty(); requests = seenAfter(latest)) {
      latest = requests.path(requests.size() - 1).path("number").asLong();
    }
    return latest;
  }

  /** What it was asked after that one, about this customer. */
  List<Call> callsAfter(long number, String customer) {
    return seenAfter(number)
        .valueStream()
        .filter(request -> request.path("body").toString().contains(customer))
        .map(request -> new Call(request.path("path").asText(), request.path("body").toString()))
        .toList();
  }

  private JsonNode seenAfter(long number) {
    return read(control.get("/_twin/requests?limit=1000&after=" + number)).path("requests");
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new CannotStart("the twin answered without JSON", e);
    }
  }

  @Override
  public void close() {
    provider.close();
    control.close();
  }
}
