package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class EventsTest {
  private final Surroundings surroundings;
  private final Api service;
  private final People people;

  EventsTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.people = new People(service);
  }

  @Test
  void what_happens_is_in_the_feed_in_the_stream_and_in_the_timeline() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var lines = new ConcurrentLinkedQueue<String>();
      var response =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(surroundings.url() + "/v1/events/stream"))
                      .header("Authorization", "Bearer " + surroundings.value("PURSER_API_KEY"))
                      .timeout(Duration.ofSeconds(20))
                      .build(),
                  BodyHandlers.ofLines())
              .body();
      var reading = Thread.ofVirtual().start(() -> response.forEach(lines::add));

      var customer = people.customer("followed");
      people.openWallet(customer, "followed").require("a wallet");
      var feed =
          eventually(
              () -> feedOf(customer),
              seen -> types(seen.path("items")).contains("wallet.activated"));
      eventually(() -> lines, seen -> contain(seen, "wallet.activated", customer));

      assertThat(types(feed.path("items")))
          .containsSubsequence("customer.created", "customer.registration_requested")
          .containsSubsequence("customer.registration_requested", "customer.registered")
          .containsSubsequence("wallet.requested", "wallet.activated");
      var timeline = service.get("/v1/customers/" + customer + "/events").require("the timeline");
      assertThat(types(timeline.path("items")))
          .containsExactlyElementsOf(types(feed.path("items")).reversed());
      client.shutdownNow();
      reading.interrupt();
    }
    // Read once: what others of the tenant do goes on meanwhile.
    var positions = positions();
    assertThat(positions).isEqualTo(span(positions.size()));
  }

  private JsonNode feedOf(String customer) throws IOException {
    return service.get("/v1/events?limit=100&customerId=" + customer).require("the feed");
  }

  /** Of the whole tenant. */
  private List<Long> positions() throws IOException {
    var positions = new ArrayList<Long>();
    long after = 0;
    JsonNode page;
    do {
      page = service.get("/v1/events?limit=100&after=" + after).require("a page");
      page.path("items").forEach(item -> positions.add(item.path("position").asLong()));
      after = page.path("upTo").asLong();
    } while (!page.path("items").isEmpty());
    return positions;
  }

  private static boolean contain(Queue<String> lines, String type, String customer) {
    return lines.contains("event: " + type)
        && lines.stream().anyMatch(line -> line.contains(customer));
  }

  private static List<String> types(JsonNode items) {
    var types = new ArrayList<String>();
    items.forEach(item -> types.add(item.path("type").asText()));
    return types;
  }

  private static List<Long> span(int last) {
    var span = new ArrayList<Long>();
    for (long position = 1; position <= last; position++) {
      span.add(position);
    }
    return span;
  }
}
