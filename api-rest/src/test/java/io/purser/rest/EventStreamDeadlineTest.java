package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream lives longer than the time that a request is given. */
class EventStreamDeadlineTest {
  private static final Duration TIME_OF_A_REQUEST = Duration.ofMillis(1500);

  private final TestServer server =
      TestServer.with(Map.of("purser.request-deadline", TIME_OF_A_REQUEST));

  @AfterEach
  void stop() {
    server.server.stop();
  }

  @Test
  void a_stream_goes_on_when_the_time_of_its_request_is_over() {
    var given = new Given(server.store);
    var tenant = given.tenant();
    var customer = given.customer(tenant);
    try (var client = connected(server.key(tenant.id(), Scope.EVENTS_READ))) {
      var over = Instant.now().plus(TIME_OF_A_REQUEST.multipliedBy(2));
      while (Instant.now().isBefore(over)) {
        assertThat(client.full()).matches(":|retry: .*");
      }

      EventsHappening.in(server.store, tenant, customer, "customer.suspended", Map.of());

      assertThat(client.event()).containsEntry("id", "1");
    }
  }

  /** On a machine that is busy the request itself may come too late, and is made again. */
  private EventStreamClient connected(String key) {
    var end = Instant.now().plus(Duration.ofMinutes(1));
    while (true) {
      var client = new EventStreamClient(server, "", "", key);
      if (client.head().contains("HTTP/1.1 200")) {
        return client;
      }
      client.close();
      assertThat(Instant.now()).as(client.head()).isBefore(end);
    }
  }
}
