package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import io.purser.domain.tenant.Tenant;
import io.purser.rest.event.EventStreams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server-sent events over a real connection, read line by line as a browser does. */
class EventStreamTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final TestServer server = TestServer.shared();
  private final Given given = server.given;
  private final Tenant tenant = given.tenant();
  private final Customer customer = given.customer(tenant);
  private final String key = server.key(tenant.id(), Scope.EVENTS_READ);
  private final List<EventStreamClient> clients = new ArrayList<>();

  @AfterEach
  void disconnect() {
    clients.forEach(EventStreamClient::close);
  }

  @Test
  void what_happens_is_told_when_it_happens() {
    happened("customer.created");
    var client = connect("", "");

    happened("customer.suspended");
    var event = client.event();

    assertThat(event.get("id")).isEqualTo("2");
    assertThat(event.get("event")).isEqualTo("customer.suspended");
    assertThat(event.get("data")).startsWith("{\"id\":\"evt_").contains("\"position\":2");
    assertThat(client.head()).contains("HTTP/1.1 200", "text/event-stream", "no-transform");
  }

  @Test
  void a_client_that_comes_again_gets_what_it_has_missed_and_then_what_happens_next() {
    for (int i = 0; i < 45; i++) {
      happened("customer.suspended");
    }
    var client = connect("Last-Event-ID: 2\r\n", "?after=40");

    var ids = new ArrayList<String>();
    for (int i = 0; i < 43; i++) {
      ids.add(client.event().getOrDefault("id", "none"));
    }
    happened("customer.reactivated");

    assertThat(ids).first().isEqualTo("3");
    assertThat(ids).last().isEqualTo("45");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(client.event()).containsEntry("id", "46");
  }

  @Test
  void conditions_leave_out_the_rest() {
    var other = given.customer(tenant);
    var client = connect("", "?after=0&type=customer.created&customerId=" + other.id());

    happened("customer.created");
    EventsHappening.in(server.store, tenant, other, "customer.suspended", Map.of());
    EventsHappening.in(server.store, tenant, other, "customer.created", Map.of());

    assertThat(client.event()).containsEntry("id", "3");
  }

  @Test
  void many_who_follow_all_see_everything_and_strangers_nothing() {
    var stranger = given.tenant();
    var strangersKey = server.key(stranger.id(), Scope.EVENTS_READ);
    var outside = connect("", "", strangersKey);
    var inside = new ArrayList<EventStreamClient>();
    for (int i = 0; i < 20; i++) {
      inside.add(connect("", ""));
    }
    for (int i = 0; i < 10; i++) {
      happened("customer.suspended");
    }
    EventsHappening.in(
        server.store, stranger, given.customer(stranger), "customer.created", Map.of());

    for (var client : inside) {
      for (int i = 1; i <= 10; i++) {
        assertThat(client.event()).containsEntry("id", Integer.toString(i));
      }
    }
    assertThat(outside.event()).containsEntry("id", "1").containsEntry("event", "customer.created");
  }

  @Test
  void a_silent_stream_shows_that_it_lives() {
    var client = connect("", "");

    assertThat(client.line()).startsWith("retry: ");
    for (int i = 0; i < 3; i++) {
      assertThat(client.full()).isEqualTo(":");
    }
  }

  @Test
  void a_client_that_has_gone_leaves_nothing_behind() {
    awaitCount(0);
    var first = connect("", "");
    var second = connect("", "");
    assertThat(first.line()).startsWith("retry: ");
    assertThat(second.line()).startsWith("retry: ");
    assertThat(server.bean(EventStreams.class).count()).isEqualTo(2);

    first.close();
    second.close();

    awaitCount(0);
  }

  @Test
  void a_position_that_is_none_is_refused() {
    for (var id : List.of("x", "-1", "1.0", "99999999999999999999")) {
      assertThat(
              server
                  .call("GET", "/v1/events/stream")
                  .as(key)
                  .header("Last-Event-ID", id)
                  .send()
                  .problem())
          .isEqualTo("400 last-event-id-invalid");
    }
  }

  private void awaitCount(int most) {
    var deadline = Instant.now().plus(LONGEST);
    while (server.bean(EventStreams.class).count() > most) {
      happened("customer.suspended");
      assertThat(Instant.now()).as("closed streams are noticed").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void happened(String type) {
    EventsHappening.in(server.store, tenant, customer, type, Map.of());
  }

  private EventStreamClient connect(String headers, String query) {
    return connect(headers, query, key);
  }

  private EventStreamClient connect(String headers, String query, String credential) {
    var client = new EventStreamClient(server, headers, query, credential);
    clients.add(client);
    return client;
  }
}
