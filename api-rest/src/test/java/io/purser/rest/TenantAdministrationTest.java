package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.rest.tenant.StoredSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Those who run the platform make tenants, suspend them and let them back in; nobody else does. */
class TenantAdministrationTest {
  private static final TestServer SERVER = TestServer.shared();
  private static final String REASON = "{\"reason\": \"The contract has ended\"}";

  private static String root() {
    return SERVER.issuers.platformOperator(SERVER.store.now());
  }

  private static TestServer.Call write(String path, String body) {
    return SERVER
        .call("POST", path)
        .as(root())
        .key(Given.unique("key"))
        .header("Purser-Reason", "a contract")
        .json(body);
  }

  private static String newTenant(String slug, String account, String mode) {
    return "{\"slug\":\"%s\",\"account\":\"%s\",\"mode\":\"%s\"}".formatted(slug, account, mode);
  }

  private static List<AuditEntry> log(TenantId tenant) {
    return SERVER.store.auditLog().all().stream()
        .filter(entry -> entry.tenant().equals(tenant))
        .toList();
  }

  private static Tenant somebody() {
    return SERVER
        .store
        .tenants()
        .ensure(Given.unique("tenant"), Given.unique("account"), TenantMode.TEST);
  }

  @Test
  void a_tenant_is_made_shown_and_listed() {
    var slug = Given.unique("tenant");
    var account = Given.unique("account");

    var made = write("/v1/tenants", newTenant(slug, account, "live")).send().expect(201);

    var id = made.json().path("id").asText();
    assertThat(made.header("Location")).isEqualTo("/v1/tenants/" + id);
    var read = SERVER.call("GET", "/v1/tenants/" + id).as(root()).send().expect(200).json();
    assertThat(read).isEqualTo(made.json());
    assertThat(read.path("slug").asText()).isEqualTo(slug);
    assertThat(read.path("account").asText()).isEqualTo(account);
    assertThat(read.path("mode").asText()).isEqualTo("live");
    assertThat(read.path("state").asText()).isEqualTo("active");
    var list = SERVER.call("GET", "/v1/tenants?limit=100").as(root()).send().expect(200).json();
    assertThat(list.path("items").findValuesAsText("slug")).contains(slug);
    assertThat(log(new TenantId(id)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("tenant.created");
              assertThat(entry.actor()).isEqualTo("operator:" + Issuers.ROOT + "|root-1");
              assertThat(entry.reason()).isEqualTo("a contract");
            });
  }

  @Test
  void a_repeat_under_the_same_key_makes_no_second_tenant() {
    var body = newTenant(Given.unique("tenant"), Given.unique("account"), "test");
    var key = Given.unique("key");

    var first = write("/v1/tenants", body).key(key).send().expect(201);
    var second = write("/v1/tenants", body).key(key).send().expect(201);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void a_slug_that_is_taken_and_an_account_of_the_other_mode_are_refused() {
    var slug = Given.unique("tenant");
    var account = Given.unique("account");
    write("/v1/tenants", newTenant(slug, account, "test")).send().expect(201);

    assertThat(write("/v1/tenants", newTenant(slug, account, "test")).send().problem())
        .isEqualTo("409 tenant-slug-taken");
    assertThat(
            write("/v1/tenants", newTenant(Given.unique("tenant"), account, "live"))
                .send()
                .problem())
        .isEqualTo("409 provider-account-of-other-mode");
    assertThat(write("/v1/tenants", newTenant("../a", account, "trial")).send().status())
        .isEqualTo(400);
  }

  @Test
  void the_role_counts_only_from_an_issuer_that_manages_tenants() {
    var now = SERVER.store.now();
    var elsewhere = SERVER.issuers.operator("platform", now);
    var admin = SERVER.issuers.operator("admin", now);

    for (var credential : List.of(elsewhere, admin, SERVER.key)) {
      assertThat(SERVER.call("GET", "/v1/tenants").as(credential).send().problem())
          .isEqualTo("403 not-permitted");
      assertThat(
              write("/v1/tenants", newTenant(Given.unique("tenant"), "main", "test"))
                  .as(credential)
                  .send()
                  .problem())
          .isEqualTo("403 not-permitted");
    }
    assertThat(SERVER.call("GET", "/v1/customers").as(root()).send().problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void an_old_login_is_not_enough_to_change_anything() {
    var now = SERVER.store.now();
    var old =
        SERVER.issuers.signed(
            Issuers.claims(Issuers.ROOT, "root-1", now)
                .claim("roles", List.of("platform"))
                .claim("auth_time", now.minus(Duration.ofMinutes(10)).getEpochSecond())
                .build());

    assertThat(SERVER.call("GET", "/v1/tenants").as(old).send().status()).isEqualTo(200);
    assertThat(
            write("/v1/tenants/" + somebody().id() + "/suspend", REASON).as(old).send().problem())
        .isEqualTo("401 insufficient-user-authentication");
  }

  @Test
  void nobody_of_a_suspended_tenant_gets_in_until_it_is_let_back() {
    var tenant = somebody();
    var path = "/v1/tenants/" + tenant.id();

    var suspended = write(path + "/suspend", REASON).send().expect(200).json();

    assertThat(suspended.path("state").asText()).isEqualTo("suspended");
    assertThat(suspended.path("suspensionReason").asText()).isEqualTo("The contract has ended");
    var key = SERVER.key(tenant.id(), Scope.values());
    assertThat(SERVER.call("GET", "/v1/customers").as(key).send().problem())
        .isEqualTo("403 tenant-suspended");
    assertThat(SERVER.get("/v1/customers").status()).isEqualTo(200);
    var again = write(path + "/suspend", "{\"reason\": \"Another\"}").send().expect(200).json();
    assertThat(again).isEqualTo(suspended);

    var back = write(path + "/reactivate", REASON).send().expect(200).json();

    assertThat(back.path("state").asText()).isEqualTo("active");
    assertThat(back.path("suspensionReason").isNull()).isTrue();
    assertThat(log(tenant.id()))
        .extracting(AuditEntry::action)
        .containsExactly("tenant.suspended", "tenant.reactivated");
  }

  @Test
  void a_suspension_of_the_platforms_own_tenant_does_not_keep_its_operators_from_ending_it() {
    var alone = TestServer.with(Map.of());
    try {
      var path = "/v1/tenants/" + alone.tenant.id();
      var root = alone.issuers.platformOperator(alone.store.now());
      alone.call("POST", path + "/suspend").as(root).key("one").json(REASON).send().expect(200);

      assertThat(alone.get("/v1/customers").problem()).isEqualTo("403 tenant-suspended");
      assertThat(
              alone
                  .call("GET", "/v1/customers")
                  .as(alone.issuers.operator("admin", alone.store.now()))
                  .send()
                  .problem())
          .isEqualTo("403 tenant-suspended");
      alone.call("POST", path + "/reactivate").as(root).key("two").json(REASON).send().expect(200);
    } finally {
      alone.server.stop();
    }
  }

  @Test
  void a_repeat_of_a_suspension_that_broke_off_undoes_nothing_that_was_decided_since() {
    var alone = TestServer.with(Map.of());
    try {
      var other = alone.store.tenants().ensure("other", "other-account", TenantMode.TEST);
      var path = "/v1/tenants/" + other.id();
      var root = alone.issuers.platformOperator(alone.store.now());
      Supplier<TestServer.Answer> suspend =
          () -> alone.call("POST", path + "/suspend").as(root).key("one").json(REASON).send();
      alone
          .store
          .steps()
          .heardBy(
              step -> {
                if (step.equals("idempotency.complete")) {
                  throw new IllegalStateException("planted");
                }
              });
      assertThat(suspend.get().status()).isEqualTo(500);
      alone.store.steps().heardBy(_ -> {});
      var suspended = alone.call("GET", path).as(root).send().expect(200).json();
      assertThat(suspended.path("state").asText()).isEqualTo("suspended");
      alone.call("POST", path + "/reactivate").as(root).key("two").json(REASON).send().expect(200);

      var late = suspend.get().expect(200).json();

      assertThat(late.path("state").asText()).isEqualTo("active");
      assertThat(alone.call("GET", path).as(root).send().json()).isEqualTo(late);
    } finally {
      alone.server.stop();
    }
  }

  private static TestServer.Answer setCredentials(Tenant tenant, String key) {
    return SERVER
        .call("PUT", "/v1/tenants/" + tenant.id() + "/provider-credentials")
        .as(root())
        .header("Purser-Reason", "a yearly change")
        .json("{\"apiKey\":\"%s\",\"apiSecret\":\"very-secret\"}".formatted(key))
        .send();
  }

  @Test
  void credentials_go_in_and_never_come_out() {
    var tenant = somebody();
    var path = "/v1/tenants/" + tenant.id() + "/provider-credentials";
    assertThat(SERVER.call("GET", path).as(root()).send().expect(200).json().path("source"))
        .hasToString("\"settings\"");

    var set = setCredentials(tenant, "yativo_test_one").expect(200);

    var read = SERVER.call("GET", path).as(root()).send().expect(200);
    assertThat(read.json()).isEqualTo(set.json());
    assertThat(read.json().path("source").asText()).isEqualTo("stored");
    assertThat(read.json().path("setBy").asText())
        .isEqualTo("operator:" + Issuers.ROOT + "|root-1");
    assertThat(read.body()).doesNotContain("yativo_test_one", "very-secret");
    assertThat(log(tenant.id()))
        .extracting(AuditEntry::action)
        .containsExactly("provider_credentials.set");
  }

  @Test
  void credentials_that_the_provider_refuses_or_that_lead_nowhere_are_not_kept() {
    var tenant = somebody();

    assertThat(setCredentials(tenant, "yativo_live_one").problem())
        .isEqualTo("422 provider-credentials-refused");
    assertThat(setCredentials(tenant, "env:HOME").problem())
        .isEqualTo("422 provider-credentials-not-found");
    assertThat(setCredentials(tenant, "two words").status()).isEqualTo(400);
    assertThat(SERVER.store.providerCredentials().of(tenant.account())).isEmpty();
  }

  @Test
  void a_tenant_that_is_not_is_answered_as_one_that_cannot_be() {
    var nobodys = TenantId.next(Given.IDS).value();

    for (var id : List.of(nobodys, "nonsense")) {
      assertThat(SERVER.call("GET", "/v1/tenants/" + id).as(root()).send().problem())
          .isEqualTo("404 no-such-tenant");
      assertThat(write("/v1/tenants/" + id + "/suspend", REASON).send().problem())
          .isEqualTo("404 no-such-tenant");
    }
  }

  private static TestServer.Call settings(String method, Tenant tenant) {
    return SERVER
        .call(method, "/v1/tenants/" + tenant.id() + "/settings")
        .as(root())
        .header("Purser-Reason", "a contract");
  }

  private static TestServer.Answer set(Tenant tenant, String version, String body) {
    return settings("PATCH", tenant).header("If-Match", version).json(body).send();
  }

  @Test
  void what_is_different_for_a_tenant_is_set_value_by_value_and_taken_back() {
    var tenant = somebody();
    var unset = settings("GET", tenant).send().expect(200);
    assertThat(unset.json().path("origins")).isEmpty();
    assertThat(unset.json().path("callerPerSecond").asInt()).isEqualTo(1_000_000);
    assertThat(unset.json().path("sources").path("callerPerSecond").asText()).isEqualTo("platform");
    assertThat(unset.json().path("updatedAt").isNull()).isTrue();

    var set =
        set(
                tenant,
                unset.header("ETag"),
                "{\"origins\":[\"https://new.example\"],\"callerBurst\":3,\"callerPerSecond\":1}")
            .expect(200);

    assertThat(settings("GET", tenant).send().expect(200).body()).isEqualTo(set.body());
    assertThat(set.json().path("origins").get(0).asText()).isEqualTo("https://new.example");
    assertThat(set.json().path("sources").path("origins").asText()).isEqualTo("tenant");
    assertThat(set.json().path("sources").path("callerBurst").asText()).isEqualTo("tenant");
    assertThat(set.json().path("sources").path("tenantBurst").asText()).isEqualTo("platform");
    assertThat(set(tenant, unset.header("ETag"), "{\"callerBurst\":4}").problem())
        .isEqualTo("412 version-stale");
    assertThat(settings("PATCH", tenant).json("{}").send().problem())
        .isEqualTo("428 precondition-missing");
    var back =
        set(tenant, set.header("ETag"), "{\"origins\":null,\"callerPerSecond\":null}").expect(200);
    assertThat(back.json().path("sources").path("origins").asText()).isEqualTo("platform");
    assertThat(back.json().path("callerBurst").asInt()).isEqualTo(3);
    assertThat(log(tenant.id()))
        .extracting(AuditEntry::action)
        .containsExactly("tenant.settings_changed", "tenant.settings_changed");
  }

  @Test
  void what_was_set_holds_once_a_node_has_taken_it_up_and_no_longer_than_it_is_set() {
    var tenant = somebody();
    var key = SERVER.key(tenant.id(), Scope.values());
    var origin = "https://%s.example".formatted(Given.unique("app"));
    set(
            tenant,
            "*",
            "{\"origins\":[\"%s\"],\"callerPerSecond\":1,\"callerBurst\":2}".formatted(origin))
        .expect(200);
    assertThat(preflight(origin)).isNotEqualTo(204);

    SERVER.bean(StoredSettings.class).takeUp();

    assertThat(preflight(origin)).isEqualTo(204);
    var first = SERVER.call("GET", "/v1/customers").as(key).header("Origin", origin).send();
    assertThat(first.expect(200).header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(first.header("RateLimit-Policy")).startsWith("\"caller\";q=2;");
    SERVER.call("GET", "/v1/customers").as(key).send();
    assertThat(SERVER.call("GET", "/v1/customers").as(key).send().problem())
        .isEqualTo("429 rate-limited");
    assertThat(SERVER.get("/v1/customers").status()).isEqualTo(200);

    set(tenant, "*", "{\"origins\":[],\"callerPerSecond\":null,\"callerBurst\":null}").expect(200);
    SERVER.bean(StoredSettings.class).takeUp();

    assertThat(preflight(origin)).isNotEqualTo(204);
    assertThat(SERVER.call("GET", "/v1/customers").as(key).send().header("RateLimit-Policy"))
        .contains("q=1000000;");
  }

  private static int preflight(String origin) {
    return SERVER
        .call("OPTIONS", "/v1/customers")
        .anonymous()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "GET")
        .send()
        .status();
  }

  @Test
  void a_setting_that_would_stop_the_start_is_refused_and_named() {
    var tenant = somebody();
    for (var wrong :
        List.of(
            "{\"origins\":[\"https://app.example/\"]}",
            "{\"origins\":[\"*\"]}",
            "{\"origins\":\"https://app.example\"}",
            "{\"callerBurst\":0}",
            "{\"callerPerSecond\":10000001}",
            "{\"tenantBurst\":\"5\"}",
            "{\"tenantPerSecond\":1.5}")) {
      var refused = set(tenant, "*", wrong).expect(400).json();
      assertThat(refused.path("errors").get(0).path("pointer").asText())
          .isEqualTo("#/" + wrong.substring(2, wrong.indexOf('"', 2)));
    }
    assertThat(set(tenant, "*", "{\"sources\":{}}").status()).isEqualTo(400);
    assertThat(settings("GET", tenant).send().expect(200).json().path("updatedAt").isNull())
        .isTrue();
  }

  @Test
  void nobody_else_sees_or_sets_what_is_different_for_a_tenant() {
    var admin = SERVER.issuers.operator("admin", SERVER.store.now());

    for (var credential : List.of(admin, SERVER.key)) {
      assertThat(settings("GET", SERVER.tenant).as(credential).send().problem())
          .isEqualTo("403 not-permitted");
      assertThat(
              settings("PATCH", SERVER.tenant)
                  .as(credential)
                  .header("If-Match", "*")
                  .json("{\"callerBurst\":9}")
                  .send()
                  .problem())
          .isEqualTo("403 not-permitted");
    }
  }
}
