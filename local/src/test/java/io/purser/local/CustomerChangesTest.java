package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers whom several clients change at once. */
@ExtendWith(Surroundings.Shared.class)
class CustomerChangesTest {
  private static final int CLIENTS = 16;
  private static final int CHANGES = 1_000;

  private final Surroundings surroundings;
  private final ObjectMapper json = new ObjectMapper();

  CustomerChangesTest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  private String customer() throws IOException {
    return "/v1/customers/"
        + surroundings
            .service()
            .post("/v1/customers", Map.of("metadata", Map.of("n", 0)), "Idempotency-Key", unique())
            .require("a customer")
            .path("id")
            .asText();
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(surroundings.url() + path))
        .header("Authorization", "Bearer " + surroundings.value("PURSER_API_KEY"))
        .timeout(Duration.ofSeconds(30));
  }

  private static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private HttpResponse<String> read(HttpClient client, String path) throws Exception {
    return client.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> patch(HttpClient client, String path, String etag, String body)
      throws Exception {
    return client.send(
        request(path)
            .header("If-Match", etag)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void of_two_who_change_what_they_both_have_read_one_is_told_and_nothing_is_lost()
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var path = customer();
      var both = etag(read(client, path));

      assertThat(patch(client, path, both, "{\"givenName\":\"Ana\"}").statusCode()).isEqualTo(200);
      var second = patch(client, path, both, "{\"familyName\":\"Lima\"}");
      assertThat(second.statusCode()).isEqualTo(412);
      assertThat(second.body()).contains("version-stale");

      var again = etag(read(client, path));
      var merged = patch(client, path, again, "{\"familyName\":\"Lima\"}");
      assertThat(merged.body()).contains("\"givenName\":\"Ana\"", "\"familyName\":\"Lima\"");
    }
  }

  @Test
  void a_thousand_changes_of_sixteen_clients_are_all_made_once() throws Exception {
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var path = customer();
      var left = new AtomicInteger(CHANGES);
      var running = new ArrayList<Future<Integer>>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(
            threads.submit(
                () -> {
                  int told = 0;
                  while (left.getAndDecrement() > 0) {
                    told += countUp(client, path);
                  }
                  return told;
                }));
      }
      int told = 0;
      for (var each : running) {
        told += each.get();
      }

      var end = read(client, path);
      assertThat(json.readTree(end.body()).path("metadata").path("n").asInt()).isEqualTo(CHANGES);
      assertThat(etag(end)).isEqualTo("\"" + (CHANGES + 1) + "\"");
      assertThat(told).as("somebody was slower than somebody else").isPositive();
    }
  }

  /** Adds one to what is there, until nobody was faster; how often somebody was. */
  private int countUp(HttpClient client, String path) throws Exception {
    for (int tries = 0; ; tries++) {
      var seen = read(client, path);
      int next = json.readTree(seen.body()).path("metadata").path("n").asInt() + 1;
      var answer = patch(client, path, etag(seen), "{\"metadata\":{\"n\":%d}}".formatted(next));
      if (answer.statusCode() == 200) {
        return tries;
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
    }
  }
}
