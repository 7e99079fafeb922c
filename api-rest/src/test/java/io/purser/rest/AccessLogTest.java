package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.nimbusds.jwt.JWTClaimsSet;
import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.Scope;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final Pattern WHO = Pattern.compile(" who=(\\S+) ");

  private final TestServer server = TestServer.shared();

  @Test
  void a_service_is_named_with_its_tenant_and_the_network_it_asks_from() {
    assertThat(line(server.call("GET", "/v1/assets")))
        .matches("GET /v1/assets 200 [0-9]+us requestId=[0-9a-f]{32} .*")
        .endsWith(
            " tenant="
                + server.tenant.id()
                + " who=service:backend from=127.0.0.0/24 code=- why=-");
  }

  @Test
  void who_proves_nothing_is_nobody_and_the_log_alone_says_why() {
    var now = server.store.now();
    var reasons =
        Map.of(
            "",
            "no-credential",
            "nonsense",
            "unreadable",
            aKey().secret(),
            "unknown-key",
            server.key(aKey().expiring(now.minusSeconds(1))),
            "key-ended",
            token(it -> it.audience("another")),
            "unknown-issuer",
            token(it -> it.claim("nonce", "n-0S6_WzA2Mj")),
            "wrong-type",
            token(it -> it) + "A",
            "wrong-signature",
            token(it -> it.expirationTime(Date.from(now.minusSeconds(61)))),
            "not-now",
            token(it -> it.subject(null)),
            "of-nobody");

    reasons.forEach(
        (credential, why) ->
            assertThat(line(server.call("GET", "/v1/assets").as(credential)))
                .startsWith("GET /v1/assets 401 ")
                .endsWith(" tenant=- who=- from=127.0.0.0/24 code=unauthenticated why=" + why));
  }

  private ApiKeyBuilder aKey() {
    return ApiKeyBuilder.aKeyOf(server.tenant, server.store.now().minusSeconds(1000))
        .forService("backend")
        .with(Set.of(Scope.values()));
  }

  private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return server.issuers.user(Given.unique("stranger"), server.store.now(), change);
  }

  @Test
  void who_asks_for_what_is_not_theirs_is_named() {
    var key = server.key(server.tenant.id(), Scope.CUSTOMERS_READ);

    assertThat(line(server.call("POST", "/v1/customers").as(key).key("k").json("{}")))
        .contains(" 403 ")
        .endsWith(" who=service:backend from=127.0.0.0/24 code=not-permitted why=-");
  }

  @Test
  void whose_key_it_is_that_came_from_elsewhere_is_said() {
    var key = server.key(aKey().from("203.0.113.0/24"));

    assertThat(line(server.call("GET", "/v1/assets").as(key)))
        .contains(" 403 ", " tenant=" + server.tenant.id() + " who=service:backend ")
        .endsWith(" code=address-not-allowed why=-");
  }

  @Test
  void an_end_user_is_the_customer_and_the_path_names_nobody() {
    var customer = server.given.customer(server.tenant);
    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer.id().value()));

    assertThat(line(server.call("GET", "/v1/customers/" + customer.id()).as(token)))
        .startsWith("GET /v1/customers/{id} 200 ")
        .contains(" who=user:" + customer.id() + " ");
  }

  @Test
  void an_operator_has_one_name_that_is_not_their_login() {
    var token = server.issuers.operator("admin", server.store.now());
    var first = line(server.call("GET", "/v1/assets").as(token));
    var second = line(server.call("GET", "/v1/customers").as(token));

    assertThat(who(first)).matches("operator:[0-9a-f]{12}").isEqualTo(who(second));
    assertThat(who(line(server.call("GET", "/v1/assets").as(token(it -> it)))))
        .matches("newcomer:[0-9a-f]{12}")
        .doesNotContain(who(first).substring("operator:".length()));
  }

  @Test
  void a_refusal_that_is_kept_under_its_key_is_told_each_time() {
    var email = Given.unique("ana") + "@example.com";
    server.newCustomer("{\"email\":\"" + email + "\"}");
    var key = Given.unique("key");

    for (int attempt = 0; attempt < 2; attempt++) {
      var again =
          server.call("POST", "/v1/customers").key(key).json("{\"email\":\"" + email + "\"}");
      assertThat(line(again)).contains(" 409 ").endsWith(" code=email-taken why=-");
    }
  }

  private static String who(String line) {
    var matcher = WHO.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return matcher.group(1);
  }

  /** The one line that this request leaves. */
  private static String line(TestServer.Call request) {
    var lines = Logged.during("purser.access", Level.INFO, request::send);
    assertThat(lines).hasSize(1);
    return lines.stream().map(ILoggingEvent::getFormattedMessage).findFirst().orElseThrow();
  }
}
