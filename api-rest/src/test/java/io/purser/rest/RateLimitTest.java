package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.ApplicationContext;
import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.Tenant;
import io.purser.rest.limit.RateLimitSettings;
import io.purser.rest.limit.TenantRates;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits are so slow that nothing comes back while a test runs. */
class RateLimitTest {
  private static final int CALLER = 20;
  private static final int TENANT = 50;
  private static final int ADDRESS = 200;
  private static final int FAILURES = 30;
  private static final int DELIVERIES = 100;
  private static final int CHATTY = 40;

  private static final TestServer SERVER = TestServer.with(settings());

  /** A token comes back in each second, and tests may take a few. */
  private static final int COMES_BACK = 8;

  private static final Set<Scope> SCOPES = Set.of(Scope.values());
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private Tenant tenant;
  private String path;
  private String address;

  private static Map<String, Object> settings() {
    var settings = new HashMap<String, Object>();
    var bursts =
        Map.of(
            "caller", CALLER,
            "tenant", TENANT,
            "address", ADDRESS,
            "failures", FAILURES,
            "deliveries", DELIVERIES);
    bursts.forEach(
        (limit, burst) -> {
          settings.put("purser.rate-limit." + limit + "-per-second", 1);
          settings.put("purser.rate-limit." + limit + "-burst", burst);
        });
    settings.put("purser.rate-limit.tenants.acme.caller-burst", CHATTY);
    settings.put("purser.edge.trusted-proxies", "127.0.0.0/8");
    return settings;
  }

  @AfterAll
  static void stop() {
    SERVER.server.close();
  }

  @BeforeEach
  void giveTenantAndAddress() {
    tenant = SERVER.given.tenant();
    path = "/v1/customers/" + SERVER.given.customer(tenant).id();
    address = "198.51.100." + ADDRESSES.incrementAndGet();
  }

  @Test
  void the_defaults_are_these() {
    var defaults =
        new RateLimitSettings(100, 200, 1000, 2000, 1000, 2000, 5, 50, 1000, 5000, 8, 50_000);
    try (var context = ApplicationContext.run()) {
      assertThat(context.getBean(RateLimitSettings.class)).isEqualTo(defaults);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimitSettings(1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
        .withMessageStartingWith("purser.rate-limit.caller");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimitSettings(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1))
        .withMessageStartingWith("purser.rate-limit.nodes");
  }

  @Test
  void a_caller_who_asks_too_often_is_told_when_to_come_back_and_what_the_limit_is() {
    var key = key("backend");
    var first = read(key).expect(200);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"caller\";q=20;w=20");
    assertThat(first.header("RateLimit")).isEqualTo("\"caller\";r=19;t=1");

    assertThat(within(() -> read(key))).isBetween(CALLER - 5, CALLER + COMES_BACK);

    var refused = refusedOnce(() -> read(key));
    assertThat(refused.problem()).isEqualTo("429 rate-limited");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 5);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"caller\";q=20;w=20");
    assertThat(refused.header("RateLimit")).isEqualTo("\"caller\";r=0;t=20");
    assertThat(refused.header("Request-Id")).isNotEmpty();
    assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void keys_of_one_service_are_one_caller_and_services_are_several() {
    var key = key("backend");
    var _ = within(() -> read(key));

    assertThat(within(() -> read(key("backend")))).isLessThan(COMES_BACK);
    assertThat(read(key("another")).status()).isEqualTo(200);
  }

  @Test
  void all_callers_of_a_tenant_share_its_limit_and_no_other_tenant_notices() {
    int within = 0;
    for (int service = 0; service < 5; service++) {
      var key = key("service-" + service);
      within += within(() -> read(key));
    }
    var refused = refusedOnce(() -> read(key("one-more")));

    assertThat(within).isBetween(TENANT - 10, TENANT + 2 * COMES_BACK);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"tenant\";q=50;w=50");
    assertThat(from(address, SERVER.key).status()).isEqualTo(200);
  }

  @Test
  void a_tenant_may_have_limits_of_its_own() {
    SERVER.bean(TenantRates.class).refresh();
    var key = key(SERVER.tenant, "chatty");

    var answer = from(address, key).expect(200);
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=40;w=40");
  }

  @Test
  void guessing_is_bounded_by_address_and_a_right_guess_is_answered_as_a_wrong_one() {
    var guess = "psk_live_" + "0".repeat(43);
    assertThat(within(() -> from(address, guess))).isBetween(FAILURES - 5, FAILURES + COMES_BACK);

    var wrong = refusedOnce(() -> from(address, guess));
    var right = refusedOnce(() -> from(address, key("backend")));
    assertThat(wrong.problem()).isEqualTo("429 rate-limited");
    assertThat(wrong.header("RateLimit-Policy")).isEqualTo("\"failures\";q=30;w=30");
    assertThat(right.lessTrace()).isEqualTo(wrong.lessTrace());
    assertThat(refusedOnce(() -> from(address, "")).problem()).isEqualTo("429 rate-limited");
    assertThat(from("203.0.113.1", key("backend")).status()).isEqualTo(200);
  }

  @Test
  void an_ipv6_network_is_one_address() {
    var network = "2001:db8:0:" + Integer.toHexString(ADDRESSES.incrementAndGet());
    int within = 0;
    for (int host = 1; host <= 2 * FAILURES; host++) {
      within += from(network + ":1:2:3:" + Integer.toHexString(host), "").status() == 401 ? 1 : 0;
    }

    assertThat(within).isBetween(FAILURES - 5, FAILURES + COMES_BACK);
    assertThat(from("2001:db8:1::1", "").status()).isEqualTo(401);
  }

  @Test
  void one_address_asks_only_so_often_whoever_it_is() {
    int within = 0;
    for (int other = 0; other < 2 * ADDRESS / CALLER; other++) {
      var tenants = SERVER.given.tenant();
      var key = SERVER.key(tenants.id(), Scope.values());
      within += within(() -> from(address, key));
    }
    var refused = refusedOnce(() -> from(address, key("backend")));

    assertThat(within).isBetween(ADDRESS - 40, ADDRESS + 2 * COMES_BACK);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"address\";q=200;w=200");
  }

  @Test
  void deliveries_have_a_limit_of_their_own_and_forged_ones_keep_nobody_from_asking() {
    var _ = within(() -> from(address, ""));

    assertThat(within(this::deliver)).isBetween(DELIVERIES - 20, DELIVERIES + COMES_BACK);
    assertThat(refusedOnce(this::deliver).header("RateLimit-Policy"))
        .isEqualTo("\"deliveries\";q=100;w=100");
    assertThat(from("203.0.113.2", SERVER.key).status()).isEqualTo(200);
  }

  @Test
  void a_write_that_was_refused_can_be_sent_again_under_its_key() {
    var key = key("backend");
    var _ = within(() -> read(key));
    var idempotencyKey = new AtomicReference<>("");
    // A token may have come back meanwhile: then it is another write that is refused.
    var refused =
        refusedOnce(
            () -> {
              idempotencyKey.set(Given.unique("key"));
              return create(key, idempotencyKey.get());
            });
    assertThat(refused.problem()).isEqualTo("429 rate-limited");

    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    var answer = create(key, idempotencyKey.get());
    while (answer.status() == 429 && System.nanoTime() < giveUp) {
      answer = create(key, idempotencyKey.get());
    }
    assertThat(answer.expect(201).header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void every_answer_of_the_api_says_how_the_nearest_limit_stands() {
    assertThat(from(address, "").expect(401).header("RateLimit-Policy"))
        .startsWith("\"address\";q=200");
    assertThat(from(address, SERVER.key).expect(200).header("RateLimit"))
        .matches("\"[a-z]+\";r=\\d+;t=\\d+");
    assertThat(deliver().header("RateLimit-Policy")).startsWith("\"deliveries\"");
    assertThat(read(key("backend")).header("RateLimit-Policy")).startsWith("\"caller\"");
  }

  private String key(String service) {
    return key(tenant, service);
  }

  private static String key(Tenant tenant, String service) {
    return SERVER.key(
        ApiKeyBuilder.aKeyOf(tenant, SERVER.store.now()).forService(service).with(SCOPES));
  }

  private TestServer.Answer read(String key) {
    return SERVER.call("GET", path).as(key).header("X-Forwarded-For", address).send();
  }

  private TestServer.Answer from(String client, String credential) {
    return SERVER
        .call("GET", "/v1/customers")
        .as(credential)
        .header("X-Forwarded-For", client)
        .send();
  }

  private TestServer.Answer deliver() {
    return SERVER
        .call("POST", "/v1/webhooks/yativo/x")
        .anonymous()
        .header("X-Forwarded-For", address)
        .json("{}")
        .send();
  }

  private TestServer.Answer create(String key, String idempotencyKey) {
    return SERVER
        .call("POST", "/v1/customers")
        .as(key)
        .key(idempotencyKey)
        .header("X-Forwarded-For", address)
        .json("{}")
        .send();
  }

  /** How many are let in until three in a row are not, with a breath to fetch more in between. */
  private static int within(Supplier<TestServer.Answer> request) {
    int within = 0;
    int refused = 0;
    while (refused < 3) {
      if (request.get().status() == 429) {
        refused++;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
      } else {
        refused = 0;
        within++;
      }
    }
    return within;
  }

  /** The next refusal: a token may have come back meanwhile. */
  private static TestServer.Answer refusedOnce(Supplier<TestServer.Answer> request) {
    var answer = request.get();
    for (int i = 0; i < COMES_BACK && answer.status() != 429; i++) {
      answer = request.get();
    }
    return answer;
  }
}
