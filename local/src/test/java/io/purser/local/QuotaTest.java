package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share the quota of a provider that enforces it, while one tenant floods them. */
class QuotaTest {
  private static final Map<String, Integer> QUOTA =
      Map.of("per_minute", 60, "per_hour", 3_000, "per_day", 50_000);

  private static final String QUIET = "quiet";
  private static final int QUIET_CUSTOMERS = 3;
  private static final Duration BETWEEN_QUIET_CALLS = Duration.ofSeconds(4);

  /** Ten a second, which is 600 a minute. */
  private static final Duration BETWEEN_FLOODING_CALLS = Duration.ofMillis(100);

  private static final Duration CLOSED_FOR = Duration.ofSeconds(4);

  /** A call that had left when the 429 was written was not made against its word. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(500);

  @TempDir Path folder;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final AtomicBoolean flooding = new AtomicBoolean(true);
  private Api twin;
  private Neighbours neighbours;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    neighbours = Neighbours.start(folder.resolve("neighbours"));
    started.push(neighbours);
    twin = Objects.requireNonNull(neighbours.twinControl());
    var bootstrap =
        PlatformProcess.start(
            List.of(
                "bootstrap",
                "--keys",
                folder.resolve("keys").toString(),
                "--tenant",
                Neighbours.TENANT,
                "--tenant",
                QUIET),
            environment(1),
            folder.resolve("bootstrap.log"));
    assertThat(bootstrap.await(Duration.ofMinutes(2))).isZero();
    for (int number = 1; number <= 2; number++) {
      var node =
          PlatformProcess.start(
              List.of("serve"), environment(number), folder.resolve("node-" + number + ".log"));
      started.push(node::stop);
    }
    for (int number = 1; number <= 2; number++) {
      var health = new Api(neighbours.url(number), Map.of());
      eventually(() -> health.get("/health/ready"), answer -> answer.status() == 200);
    }
  }

  @AfterEach
  void stop() {
    flooding.set(false);
    Neighbours.stop(started);
  }

  @Test
  void a_flood_delays_no_other_tenant_and_nobody_calls_while_the_provider_wants_no_calls()
      throws IOException {
    var customers = quietCustomers();
    twin.send("PATCH", "/_twin/settings", Map.of("quota", QUOTA)).require("the quota");
    Thread.startVirtualThread(this::flood);
    pause(BETWEEN_QUIET_CALLS);

    var times = new ArrayList<Duration>();
    for (int i = 0; i < QUIET_CUSTOMERS; i++) {
      long begun = System.nanoTime();
      var opened = new People(api(1 + i % 2, QUIET)).openWallet(customers.get(i), "quiet-" + i);
      times.add(Duration.ofNanos(System.nanoTime() - begun));
      assertThat(opened.status()).as("the quiet tenant gets its wallet").isEqualTo(201);
      pause(BETWEEN_QUIET_CALLS);
    }
    assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(3)));

    var fault =
        twin.post(
                "/_twin/faults",
                Map.of("route", "*", "kind", "rate_limited", "retry_after", CLOSED_FOR.toSeconds()))
            .require("the 429");
    var id = fault.path("id").asText();
    var refused =
        eventually(
            () -> requests().stream().filter(row -> row.path("status").asInt() == 429).toList(),
            rows -> !rows.isEmpty());
    var closedAt = at(refused.getFirst());
    var openAt = closedAt.plus(CLOSED_FOR);
    var afterwards =
        eventually(
            this::requests,
            rows -> rows.stream().filter(row -> at(row).isAfter(openAt)).count() > 2);

    assertThat(refused).as("the 429s are the one that was asked for").hasSize(1);
    assertThat(refused.getFirst().path("fault").asText()).isEqualTo(id);
    assertThat(afterwards.stream().filter(row -> row.path("status").asInt() == 429)).hasSize(1);
    assertThat(afterwards)
        .as("calls while the provider wanted none")
        .noneMatch(row -> at(row).isAfter(closedAt.plus(ON_ITS_WAY)) && at(row).isBefore(openAt));
  }

  /** Customers whom the provider knows, so that a wallet costs two calls. */
  private List<String> quietCustomers() throws IOException {
    var service = api(1, QUIET);
    var customers = new ArrayList<String>();
    for (int i = 0; i < QUIET_CUSTOMERS; i++) {
      var customer = new People(service).customer("quiet-" + i);
      var path = "/v1/customers/" + customer;
      service.post(path + "/registration", Map.of(), "Idempotency-Key", "registration-" + i);
      eventually(
          () -> service.get(path).body(),
          body -> "registered".equals(body.path("registration").path("state").asText()));
      customers.add(customer);
    }
    return customers;
  }

  /** Registers customers on both nodes, waiting for no answer. */
  private void flood() {
    for (int i = 0; flooding.get(); i++) {
      int number = i;
      Thread.startVirtualThread(() -> openQuietly(number));
      pause(BETWEEN_FLOODING_CALLS);
    }
  }

  private void openQuietly(int number) {
    try {
      var people = new People(api(1 + number % 2, Neighbours.TENANT));
      people.openWallet(people.customer("flood-" + number), "flood-" + number);
    } catch (IOException | CannotStart turnedAway) {
      // A flood does not mind.
    }
  }

  private List<JsonNode> requests() throws IOException {
    var rows = new ArrayList<JsonNode>();
    twin.get("/_twin/requests").require("the ledger").path("requests").forEach(rows::add);
    return rows;
  }

  private static Instant at(JsonNode row) {
    return Instant.parse(row.path("at").asText());
  }

  private Api api(int node, String tenant) throws IOException {
    var key = Files.readString(folder.resolve("keys").resolve(tenant + ".key")).strip();
    return new Api(neighbours.url(node), Map.of("Authorization", "Bearer " + key));
  }

  /** With the quota of the provider's sample, which is the default without a twin. */
  private Map<String, String> environment(int number) {
    var settings = new HashMap<>(neighbours.environment(number));
    QUOTA.forEach(
        (window, calls) ->
            settings.put(
                "PURSER_PROVIDER_QUOTAS_DEFAULT_" + window.toUpperCase(Locale.ROOT),
                calls.toString()));
    return settings;
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
