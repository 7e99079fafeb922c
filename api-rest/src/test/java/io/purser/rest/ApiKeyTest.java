package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.KeyUses;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Keys as operators keep them. The server is a tenant's own, since it may have so many keys. */
class ApiKeyTest {
  private static final TestServer SERVER = TestServer.with(Map.of());
  private static final String PATH = "/v1/api-keys";
  private static final String BODY =
      """
      {"service": "ledger", "description": "reads at night", "scopes": ["customers:read"],
       "allowedFrom": ["127.0.0.0/8", "::1/128"]}
      """;

  private final String admin = SERVER.issuers.operator("admin", SERVER.store.now());

  @AfterAll
  static void stop() {
    SERVER.server.stop();
  }

  private TestServer.Call call(String method, String path) {
    return SERVER.call(method, path).as(admin).header("Purser-Reason", "asked for");
  }

  private TestServer.Answer post(String path, String body) {
    return call("POST", path).key(Given.unique("key")).json(body).send();
  }

  private TestServer.Answer created() {
    return post(PATH, BODY).expect(201);
  }

  private static String id(TestServer.Answer answer) {
    return answer.json().path("id").asText();
  }

  private static String secret(TestServer.Answer answer) {
    return answer.json().path("secret").asText();
  }

  private int statusWith(String key) {
    return SERVER.call("GET", "/v1/customers").as(key).send().status();
  }

  @Test
  void nobody_makes_a_key_that_approves_what_they_have_ordered() {
    var approving =
        "{\"service\":\"second\",\"scopes\":[\"transfers:read\",\"transfer-approvals:write\"]}";

    var refused = post(PATH, approving);

    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    assertThat(refused.json().at("/errors/0/pointer").asText()).startsWith("#/scopes");
  }

  @Test
  void a_key_is_made_and_its_secret_shown_in_the_first_answer_alone() {
    var once = Given.unique("key");
    var first = call("POST", PATH).key(once).json(BODY).send().expect(201);
    var again = call("POST", PATH).key(once).json(BODY).send().expect(201);

    assertThat(first.header("Location")).isEqualTo(PATH + "/" + id(first));
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(secret(first)).startsWith(first.json().path("publicPart").asText() + "_");
    assertThat(secret(first)).startsWith("psk_test_");
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(id(again)).isEqualTo(id(first));
    assertThat(again.json().has("secret")).isFalse();
    assertThat(statusWith(secret(first))).isEqualTo(200);
    assertThat(SERVER.call("GET", "/v1/assets").as(secret(first)).send().problem())
        .isEqualTo("403 not-permitted");

    var read = call("GET", PATH + "/" + id(first)).send().expect(200);
    assertThat(read.header("ETag")).isEqualTo("\"1\"");
    assertThat(read.body()).doesNotContain(secret(first), "\"secret\"");
    assertThat(read.json().path("service").asText()).isEqualTo("ledger");
    assertThat(read.json().path("mode").asText()).isEqualTo("test");
    assertThat(read.json().path("state").asText()).isEqualTo("active");
    assertThat(read.json().path("expiresAt").isNull()).isTrue();
    assertThat(read.json().path("allowedFrom").toString())
        .isEqualTo("[\"127.0.0.0/8\",\"::1/128\"]");
    var page = call("GET", PATH + "?limit=1").send().expect(200);
    assertThat(page.body()).doesNotContain("\"secret\"");
    assertThat(audit(id(first))).containsExactly("api_key.created");
  }

  private List<String> audit(String subject) {
    return SERVER.store.auditLog().all().stream()
        .filter(entry -> entry.subject().equals(subject))
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void only_an_admin_with_a_reason_may() {
    var key = SERVER.key(SERVER.tenant.id(), Scope.values());
    for (var credential :
        List.of(key, SERVER.issuers.operator("support compliance", SERVER.store.now()))) {
      assertThat(SERVER.call("GET", PATH).as(credential).send().problem())
          .isEqualTo("403 not-permitted");
      assertThat(SERVER.call("POST", PATH).as(credential).key("k").json(BODY).send().problem())
          .isEqualTo("403 not-permitted");
    }
    assertThat(SERVER.call("POST", PATH).as(admin).key("k").json(BODY).send().problem())
        .isEqualTo("400 reason-missing");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(post(PATH, "{}").problem()).isEqualTo("400 missing-member");
    for (var body :
        List.of(
            "{\"service\": \"Ledger\", \"scopes\": [\"customers:read\"]}",
            "{\"service\": \"ledger\", \"scopes\": [\"*\"]}",
            "{\"service\": \"ledger\", \"scopes\": []}",
            BODY.replace("::1/128", "::1/129"),
            BODY.replace("127.0.0.0/8", "127.0.0.1/8"),
            BODY.replace("127.0.0.0/8", "localhost"),
            BODY.replace("reads at night", "4111 1111 1111 1111"),
            BODY.replace("\"service\"", "\"expiresAt\": \"2020-01-01T00:00:00Z\", \"service\""),
            BODY.replace("\"service\"", "\"expiresAt\": \"tomorrow\", \"service\""))) {
      assertThat(post(PATH, body).problem()).as(body).isEqualTo("400 invalid-value");
    }
    assertThat(post(PATH, BODY.replace("{\"service", "{\"hash\": \"x\", \"service")).problem())
        .isEqualTo("400 unknown-member");
    for (var unknown : List.of("key_00000000000000000000000000", "x")) {
      assertThat(call("GET", PATH + "/" + unknown).send().problem())
          .isEqualTo("404 no-such-api-key");
      assertThat(post(PATH + "/" + unknown + "/rotate", "{}").problem())
          .isEqualTo("404 no-such-api-key");
      assertThat(post(PATH + "/" + unknown + "/revoke", "").problem())
          .isEqualTo("404 no-such-api-key");
    }
  }

  @Test
  void another_tenants_key_is_none() {
    var theirs = ApiKeyBuilder.aKeyOf(SERVER.given.tenant(), SERVER.store.now());
    var _ = SERVER.key(theirs);

    assertThat(call("GET", PATH + "/" + theirs.build().id()).send().problem())
        .isEqualTo("404 no-such-api-key");
  }

  @Test
  void a_key_is_used_from_its_addresses_alone_and_who_has_it_not_learns_nothing() {
    var elsewhere =
        ApiKeyBuilder.aKeyOf(SERVER.tenant, SERVER.store.now())
            .with(Set.of(Scope.CUSTOMERS_READ))
            .from("203.0.113.0/24", "2001:db8::/32");
    var key = SERVER.key(elsewhere);
    var unknown = ApiKeyBuilder.aKeyOf(SERVER.tenant, SERVER.store.now()).secret();
    var wrong = elsewhere.build().secret().publicPart() + unknown.substring(21);

    assertThat(SERVER.call("GET", "/v1/customers").as(key).send().problem())
        .isEqualTo("403 address-not-allowed");
    var first = SERVER.call("GET", "/v1/customers").as(unknown).send().lessTrace();
    assertThat(SERVER.call("GET", "/v1/customers").as(wrong).send().lessTrace())
        .isEqualTo(first)
        .startsWith("401");
  }

  @Test
  void a_rotated_key_works_for_a_while_and_a_retry_across_the_change_is_a_retry() {
    var first = post(PATH, BODY.replace("customers:read", "customers:write")).expect(201);
    var once = Given.unique("key");
    var made = SERVER.call("POST", "/v1/customers").as(secret(first)).key(once).json("{}").send();

    var next = post(PATH + "/" + id(first) + "/rotate", "{\"overlapMinutes\": 60}").expect(201);

    assertThat(id(next)).isNotEqualTo(id(first));
    assertThat(next.json().path("service").asText()).isEqualTo("ledger");
    assertThat(next.json().path("allowedFrom")).hasSize(2);
    for (var key : List.of(secret(first), secret(next))) {
      var again = SERVER.call("POST", "/v1/customers").as(key).key(once).json("{}").send();
      assertThat(again.body()).isEqualTo(made.expect(201).body());
      assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }
    var before = call("GET", PATH + "/" + id(first)).send().expect(200).json();
    assertThat(before.path("state").asText()).isEqualTo("rotated");
    assertThat(before.path("rotatedTo").asText()).isEqualTo(id(next));
    assertThat(before.has("worksUntil")).isTrue();
    assertThat(post(PATH + "/" + id(first) + "/rotate", "{}").problem())
        .isEqualTo("409 api-key-not-active");
    assertThat(post(PATH + "/" + id(next) + "/rotate", "{\"overlapMinutes\": 10081}").problem())
        .isEqualTo("400 invalid-value");
  }

  @Test
  void a_key_that_leaked_ends_with_its_rotation() {
    var leaked = created();

    var next = post(PATH + "/" + id(leaked) + "/rotate", "{\"overlapMinutes\": 0}").expect(201);

    assertThat(statusWith(secret(leaked))).isEqualTo(401);
    assertThat(statusWith(secret(next))).isEqualTo(200);
  }

  @Test
  void a_revoked_key_is_remembered_for_five_seconds_and_no_longer() {
    var used = created();
    assertThat(statusWith(secret(used))).isEqualTo(200);
    var unused = created();

    for (var key : List.of(used, unused)) {
      var revoked = post(PATH + "/" + id(key) + "/revoke", "").expect(200);
      assertThat(revoked.json().path("state").asText()).isEqualTo("revoked");
      assertThat(post(PATH + "/" + id(key) + "/revoke", "").expect(200).body())
          .isEqualTo(revoked.body());
    }

    assertThat(statusWith(secret(unused))).isEqualTo(401);
    assertThat(audit(id(used))).containsExactly("api_key.created", "api_key.revoked");
    assertThat(post(PATH + "/" + id(used) + "/rotate", "{}").problem())
        .isEqualTo("409 api-key-not-active");
  }

  @Test
  void what_a_key_is_for_is_changed_by_those_who_know_its_version() {
    var key = created();
    var path = PATH + "/" + id(key);

    assertThat(call("PATCH", path).json("{}").send().problem())
        .isEqualTo("428 precondition-missing");
    var changed =
        call("PATCH", path)
            .header("If-Match", "\"1\"")
            .json("{\"description\": null, \"allowedFrom\": [\"203.0.113.0/24\"]}")
            .send()
            .expect(200);
    assertThat(changed.json().path("description").asText()).isEmpty();
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(call("PATCH", path).header("If-Match", "\"1\"").json("{}").send().problem())
        .isEqualTo("412 version-stale");
    assertThat(SERVER.call("GET", "/v1/customers").as(secret(key)).send().problem())
        .isEqualTo("403 address-not-allowed");
    var anywhere =
        call("PATCH", path)
            .header("If-Match", "*")
            .json("{\"allowedFrom\": null}")
            .send()
            .expect(200);
    assertThat(anywhere.json().path("allowedFrom").isNull()).isTrue();
    assertThat(
            call("PATCH", path)
                .header("If-Match", "*")
                .json("{\"scopes\": [\"customers:write\"]}")
                .send()
                .problem())
        .isEqualTo("400 unknown-member");
  }

  @Test
  void the_last_use_is_noted_to_the_minute() {
    var key = created();
    assertThat(statusWith(secret(key))).isEqualTo(200);

    int _ = SERVER.bean(KeyUses.class).write(() -> true);

    assertThat(call("GET", PATH + "/" + id(key)).send().json().path("lastUsedAt").asText())
        .endsWith(":00.000Z");
  }

  @Test
  void a_tenant_has_a_hundred_that_work_at_most() {
    var server = TestServer.with(Map.of());
    try {
      for (int i = 1; i < IssueApiKey.MOST; i++) {
        var _ = server.key(server.tenant.id());
      }
      var answer =
          server
              .call("POST", PATH)
              .as(server.issuers.operator("admin", server.store.now()))
              .header("Purser-Reason", "asked for")
              .key("k")
              .json(BODY)
              .send();
      assertThat(answer.problem()).isEqualTo("409 too-many-api-keys");
    } finally {
      server.server.stop();
    }
  }
}
