package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.Customer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What end users may do only just after they have logged in. */
class FreshLoginTest {
  private static final String RECIPIENT =
      "{\"label\": \"My landlord\", \"chain\": \"ethereum\","
          + " \"address\": \"0x52908400098527886E0F7030069857D2E4169EE7\"}";

  private final TestServer server = TestServer.shared();
  private final Customer customer = server.given.customer(server.tenant);
  private final String subject = Given.unique("subject");

  @BeforeEach
  void linkTheLogin() {
    server
        .call("PUT", "/v1/customers/" + customer.id() + "/logins")
        .json("{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(Issuers.USERS, subject))
        .send()
        .expect(204);
  }

  private String token(@Nullable Object authTime) {
    return server.issuers.user(
        subject, server.store.now(), claims -> claims.claim("auth_time", authTime));
  }

  private String loggedIn(Duration ago) {
    return token(server.store.now().minus(ago).getEpochSecond());
  }

  private TestServer.Answer changePhone(String token) {
    return server
        .call("PATCH", "/v1/customers/me")
        .as(token)
        .header("If-Match", "*")
        .json("{\"phone\": \"+4915112345678\"}")
        .send();
  }

  @Test
  void a_login_that_is_old_or_unknown_is_not_enough_and_the_answer_says_what_would_be() {
    var useless =
        List.of(
            loggedIn(Duration.ofSeconds(302)),
            loggedIn(Duration.ofDays(30)),
            loggedIn(Duration.ofSeconds(-120)),
            token(null),
            token("now"),
            token(Long.MAX_VALUE));

    for (var each : useless) {
      var refused = changePhone(each);
      assertThat(refused.problem()).isEqualTo("401 insufficient-user-authentication");
      assertThat(refused.header("WWW-Authenticate"))
          .startsWith("Bearer realm=\"purser\", error=\"insufficient_user_authentication\"")
          .endsWith(", max_age=300");
      assertThat(server.call("GET", "/v1/customers/me").as(each).send().status()).isEqualTo(200);
    }
    assertThat(changePhone(loggedIn(Duration.ofSeconds(290))).status()).isEqualTo(200);
    assertThat(changePhone(loggedIn(Duration.ofSeconds(-30))).status()).isEqualTo(200);
  }

  @Test
  void an_operator_whose_login_is_old_reads_on_and_makes_no_key() {
    var old = operatorLoggedIn(server, Duration.ofSeconds(302));

    assertThat(server.call("GET", "/v1/customers").as(old).send().status()).isEqualTo(200);
    assertThat(newKey(server, old).problem()).isEqualTo("401 insufficient-user-authentication");
  }

  @Test
  void whoever_is_asked_for_a_fresher_login_has_guessed_nothing() {
    var wary =
        TestServer.with(
            Map.of(
                "purser.rate-limit.failures-per-second", 1, "purser.rate-limit.failures-burst", 5));
    try {
      var old = operatorLoggedIn(wary, Duration.ofMinutes(10));
      for (int i = 0; i < 20; i++) {
        assertThat(newKey(wary, old).problem()).isEqualTo("401 insufficient-user-authentication");
      }
    } finally {
      wary.server.stop();
    }
  }

  private static String operatorLoggedIn(TestServer server, Duration ago) {
    var now = server.store.now();
    return server.issuers.signed(
        Issuers.claims(Issuers.STAFF, "operator-1", now)
            .claim("roles", List.of("admin"))
            .claim("auth_time", now.minus(ago).getEpochSecond())
            .build());
  }

  private static TestServer.Answer newKey(TestServer server, String token) {
    return server
        .call("POST", "/v1/api-keys")
        .as(token)
        .key(Given.unique("key"))
        .header("Purser-Reason", "a test")
        .json("{\"service\":\"app\",\"scopes\":[\"customers:read\"]}")
        .send();
  }

  @Test
  void every_risky_move_asks_for_it_and_the_harmless_ones_beside_them_do_not() {
    var stale = loggedIn(Duration.ofHours(1));
    var me = "/v1/customers/me";
    for (var route :
        Map.of(
                "POST /v1/transfers", "{}",
                "POST /v1/customers/me/recipients", RECIPIENT,
                "POST /v1/customers/me/external-wallets", "{}",
                "PUT /v1/customers/me/spending-limit", "{}",
                "POST /v1/cards/x/secure-view", "{}")
            .entrySet()) {
      var parts = route.getKey().split(" ", 2);
      assertThat(server.call(parts[0], parts[1]).as(stale).key("k").json(route.getValue()).send())
          .extracting(TestServer.Answer::problem)
          .as(route.getKey())
          .isEqualTo("401 insufficient-user-authentication");
    }
    for (var route :
        List.of("POST /v1/transfers/quotes", "POST /v1/transfers/x/cancel", "PATCH " + me)) {
      var parts = route.split(" ", 2);
      assertThat(
              server
                  .call(parts[0], parts[1])
                  .as(stale)
                  .key("k")
                  .header("If-Match", "*")
                  .json("{}")
                  .send()
                  .status())
          .as(route)
          .isNotEqualTo(401);
    }
  }

  @Test
  void what_was_begun_before_a_new_login_goes_on_after_it() {
    var first = Given.unique("key");
    var path = "/v1/customers/me/recipients";
    assertThat(
            server
                .call("POST", path)
                .as(loggedIn(Duration.ofHours(1)))
                .key(first)
                .json(RECIPIENT)
                .send()
                .status())
        .isEqualTo(401);
    var added =
        server
            .call("POST", path)
            .as(loggedIn(Duration.ofSeconds(60)))
            .key(first)
            .json(RECIPIENT)
            .send()
            .expect(201);
    var again =
        server
            .call("POST", path)
            .as(loggedIn(Duration.ZERO))
            .key(first)
            .json(RECIPIENT)
            .send()
            .expect(201);

    assertThat(again.body()).isEqualTo(added.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void end_users_change_how_they_are_reached_and_learn_nothing_of_others() {
    var fresh = loggedIn(Duration.ZERO);
    var taken = Given.unique("ben") + "@example.com";
    server.newCustomer("{\"email\":\"%s\"}".formatted(taken));

    var refused =
        server
            .call("PATCH", "/v1/customers/me")
            .as(fresh)
            .header("If-Match", "*")
            .json("{\"email\":\"%s\"}".formatted(taken))
            .send();

    assertThat(refused.problem()).isEqualTo("409 email-taken");
    assertThat(refused.json().has("customerId")).isFalse();
    var changed =
        server
            .call("PATCH", "/v1/customers/me")
            .as(fresh)
            .header("If-Match", "*")
            .json("{\"email\":\"%s\"}".formatted(Given.unique("ana") + "@example.com"))
            .send()
            .expect(200);
    assertThat(changed.json().path("email").asText()).startsWith("ana-");
  }

  @Test
  void how_old_a_login_may_be_is_a_setting() {
    var strict = TestServer.with(Map.of("purser.security.fresh-login", "30s"));
    try {
      var one = strict.given.customer(strict.tenant);
      var at = strict.store.now();
      var token =
          strict.issuers.user(
              "s",
              at,
              claims ->
                  claims
                      .claim(Issuers.CUSTOMER_CLAIM, one.id().value())
                      .claim("auth_time", at.minusSeconds(40).getEpochSecond()));
      var refused = strict.call("POST", "/v1/cards/x/secure-view").as(token).json("{}").send();
      assertThat(refused.header("WWW-Authenticate")).endsWith("max_age=30");
    } finally {
      strict.server.stop();
    }
  }
}
