package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.access.Scope;
import io.purser.domain.tenant.Tenant;
import io.purser.rest.cors.OriginSettings;
import io.purser.rest.cors.TenantOrigins;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
  private static final String OURS = "https://app.acme.example";
  private static final String THEIRS = "https://app.globex.example";
  private static final String NOBODYS = "https://evil.example";

  private static final TestServer SERVER =
      TestServer.with(
          Map.of(
              "purser.security.cors.acme.origins", List.of(OURS, "http://localhost:5173"),
              "purser.security.cors.globex.origins", List.of(THEIRS)));
  private static Tenant globex;

  @BeforeAll
  static void lookUp() {
    globex = SERVER.store.tenants().ensure("globex", "globex-account");
    SERVER.bean(TenantOrigins.class).refresh();
  }

  @AfterAll
  static void stop() {
    SERVER.server.close();
  }

  @Test
  void a_preflight_is_answered_for_an_origin_that_some_tenant_lists() {
    for (var origin : List.of(OURS, THEIRS, "http://localhost:5173")) {
      var answer = preflight(SERVER, origin);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
      assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH");
      assertThat(answer.header("Access-Control-Allow-Headers"))
          .contains("Authorization", "Idempotency-Key", "If-Match");
      assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
      assertThat(answer.header("Vary")).contains("Origin");
      assertThat(answer.response().headers().map())
          .doesNotContainKey("access-control-allow-credentials");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NOBODYS,
        "null",
        "*",
        "https://app.acme.example.evil.example",
        "https://app.acme.example:8443",
        "http://app.acme.example",
        "https://APP.acme.example",
        "https://app.acme.example/",
        "https://sub.app.acme.example"
      })
  void for_every_other_origin_nothing_is_different(String origin) {
    assertThat(preflight(SERVER, origin).lessTrace())
        .isEqualTo(preflight(SERVER, null).lessTrace());
    assertThat(read(SERVER, SERVER.key, origin).lessTrace())
        .isEqualTo(read(SERVER, SERVER.key, null).lessTrace());
  }

  @Test
  void an_answer_can_be_read_by_pages_of_the_callers_own_tenant_alone() {
    var ours = read(SERVER, SERVER.key, OURS).expect(200);
    assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
    assertThat(ours.header("Vary")).isEqualTo("Origin");
    assertThat(ours.header("Access-Control-Expose-Headers"))
        .contains("ETag", "Location", "RateLimit", "Request-Id", "Retry-After");
    assertThat(ours.response().headers().map())
        .doesNotContainKey("access-control-allow-credentials");

    assertThat(headers(read(SERVER, SERVER.key, THEIRS))).isEmpty();
    var theirKey = SERVER.key(globex.id(), Scope.values());
    assertThat(headers(read(SERVER, theirKey, OURS))).isEmpty();
    assertThat(read(SERVER, theirKey, THEIRS).header("Access-Control-Allow-Origin"))
        .isEqualTo(THEIRS);
  }

  @Test
  void refusals_can_be_read_too_once_it_is_known_whose_caller_it_is() {
    var nothing = SERVER.key(SERVER.tenant.id());
    assertThat(read(SERVER, nothing, OURS).expect(403).header("Access-Control-Allow-Origin"))
        .isEqualTo(OURS);
    assertThat(headers(read(SERVER, "nonsense", OURS).expect(401))).isEmpty();
    var missing =
        SERVER.call("GET", "/v1/customers/cus_01k2tq9w5ve7m8z3x4c6b1n0ds").header("Origin", OURS);
    assertThat(missing.send().expect(404).header("Access-Control-Allow-Origin")).isEqualTo(OURS);
  }

  @Test
  void an_origin_that_comes_twice_is_none() {
    var answer =
        SERVER
            .call("GET", "/v1/customers")
            .header("Origin", OURS)
            .header("Origin", NOBODYS)
            .send()
            .expect(200);
    assertThat(headers(answer)).isEmpty();
  }

  @Test
  void by_default_nobody_lists_any() {
    var server = TestServer.shared();
    assertThat(headers(preflight(server, OURS))).isEmpty();
    assertThat(preflight(server, OURS).status()).isEqualTo(405);
    assertThat(headers(read(server, server.key, OURS).expect(200))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "",
        "app.example.com",
        "https://*.example.com",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://app.example.com?x",
        "https://user@app.example.com",
        "https://APP.example.com",
        "https://app.example.com:443",
        "http://app.example.com",
        "http://10.0.0.1",
        "ftp://app.example.com",
        "https://app.example.com, https://b.example.com"
      })
  void what_is_no_origin_stops_the_start(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginSettings("acme", List.of(text)))
        .withMessageStartingWith("purser.security.cors.acme.origins");
  }

  private static TestServer.Answer preflight(TestServer server, @Nullable String origin) {
    var call =
        server
            .call("OPTIONS", "/v1/customers")
            .anonymous()
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization, idempotency-key");
    return origin == null ? call.send() : call.header("Origin", origin).send();
  }

  private static TestServer.Answer read(TestServer server, String key, @Nullable String origin) {
    var call = server.call("GET", "/v1/customers?limit=1").as(key);
    return origin == null ? call.send() : call.header("Origin", origin).send();
  }

  private static List<String> headers(TestServer.Answer answer) {
    return answer.response().headers().map().keySet().stream()
        .filter(name -> name.startsWith("access-control-") || name.equals("vary"))
        .toList();
  }
}
