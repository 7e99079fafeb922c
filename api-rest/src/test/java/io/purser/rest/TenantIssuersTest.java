package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantMode;
import io.purser.rest.tenant.StoredSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of an issuer that was named while we run are taken for its tenant, and no longer. */
class TenantIssuersTest {
  private static final TestServer SERVER = TestServer.shared();

  private final String issuer = "https://%s.example".formatted(Given.unique("login"));
  private final Tenant tenant =
      SERVER
          .store
          .tenants()
          .ensure(Given.unique("tenant"), Given.unique("account"), TenantMode.TEST);

  @BeforeEach
  void takeUp() {
    SERVER.bean(StoredSettings.class).takeUp();
  }

  private static TestServer.Call call(String method, Tenant tenant) {
    return SERVER
        .call(method, "/v1/tenants/" + tenant.id() + "/issuers")
        .as(SERVER.issuers.platformOperator(SERVER.store.now()))
        .header("Purser-Reason", "a contract");
  }

  /** By one operator, and by a second where it takes two. */
  private static TestServer.Answer set(Tenant tenant, String... issuers) {
    var body = "{\"issuers\":[%s]}".formatted(String.join(",", issuers));
    var answer = call("PUT", tenant).header("If-Match", "*").json(body).send();
    return answer.status() == 202
        ? call("PUT", tenant)
            .as(SERVER.issuers.platformOperator("root-2", SERVER.store.now()))
            .header("If-Match", "*")
            .json(body)
            .send()
        : answer;
  }

  private String operators(String audience) {
    return operators(audience, SERVER.issuers.keysUri());
  }

  private String operators(String audience, String keysUri) {
    return "{\"issuer\":\"%s\",\"audience\":\"%s\",\"jwksUri\":\"%s\",\"kind\":\"operator\"}"
        .formatted(issuer, audience, keysUri);
  }

  private String token(String audience, String role) {
    return SERVER.issuers.signed(
        Issuers.claims(issuer, "ana", SERVER.store.now())
            .audience(audience)
            .claim("roles", List.of(role))
            .build());
  }

  private int read(String token) {
    return SERVER.call("GET", "/v1/customers").as(token).send().status();
  }

  @Test
  void tokens_are_taken_once_a_node_knows_the_issuer_and_not_any_more_when_it_is_named_no_more() {
    var token = token("app", "admin");
    var set = set(tenant, operators("app")).expect(200);
    assertThat(call("GET", tenant).send().expect(200).body()).isEqualTo(set.body());
    assertThat(set.json().at("/issuers/0/tokenType").asText()).isEqualTo("jwt");
    assertThat(read(token)).isEqualTo(401);

    SERVER.bean(StoredSettings.class).takeUp();

    assertThat(read(token)).isEqualTo(200);
    assertThat(read(token("elsewhere", "admin"))).isEqualTo(401);
    var customers = SERVER.call("GET", "/v1/customers").as(token).send().expect(200).json();
    assertThat(customers.path("items")).isEmpty();
    set(tenant).expect(200);
    SERVER.bean(StoredSettings.class).takeUp();

    assertThat(read(token)).isEqualTo(401);
    assertThat(SERVER.store.auditLog().all())
        .filteredOn(entry -> entry.tenant().equals(tenant.id()))
        .extracting(AuditEntry::action)
        .containsExactly(
            "tenant.issuers_awaiting_second_operator",
            "tenant.issuers_changed",
            "tenant.issuers_changed");
  }

  @Test
  void nobody_alone_names_an_issuer_for_a_tenant() {
    set(tenant, operators("app")).expect(200);
    var more = "{\"issuers\":[%s,%s]}".formatted(operators("app"), operators("more"));

    var asked = call("PUT", tenant).header("If-Match", "*").json(more).send().expect(202);

    assertThat(asked.json().path("issuers")).hasSize(1);
    assertThat(asked.json().at("/awaiting/issuers")).hasSize(2);
    assertThat(asked.json().at("/awaiting/askedBy").asText()).endsWith("|root-1");
    assertThat(asked.json().at("/awaiting/dueAt").asText()).isNotEmpty();
    assertThat(call("GET", tenant).send().expect(200).body()).isEqualTo(asked.body());
    call("PUT", tenant).header("If-Match", "*").json(more).send().expect(202);
    SERVER.bean(StoredSettings.class).takeUp();
    assertThat(read(token("more", "admin"))).isEqualTo(401);
    assertThat(read(token("app", "admin"))).isEqualTo(200);

    var agreed =
        call("PUT", tenant)
            .as(SERVER.issuers.platformOperator("root-2", SERVER.store.now()))
            .header("If-Match", asked.header("ETag"))
            .json(more)
            .send()
            .expect(200);

    assertThat(agreed.json().path("issuers")).hasSize(2);
    assertThat(agreed.json().has("awaiting")).isFalse();
    SERVER.bean(StoredSettings.class).takeUp();
    assertThat(read(token("more", "admin"))).isEqualTo(200);
    set(tenant).expect(200);
    SERVER.bean(StoredSettings.class).takeUp();
    assertThat(read(token("app", "admin"))).isEqualTo(401);
    assertThat(SERVER.store.auditLog().all())
        .filteredOn(entry -> entry.tenant().equals(tenant.id()))
        .extracting(AuditEntry::action)
        .containsExactly(
            "tenant.issuers_awaiting_second_operator",
            "tenant.issuers_changed",
            "tenant.issuers_awaiting_second_operator",
            "tenant.issuers_changed",
            "tenant.issuers_changed");
  }

  @Test
  void nobody_runs_the_platform_by_such_an_issuer() {
    set(tenant, operators("app")).expect(200);
    SERVER.bean(StoredSettings.class).takeUp();

    assertThat(SERVER.call("GET", "/v1/tenants").as(token("app", "platform")).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(
            set(tenant, operators("app").replace("}", ",\"managesTenants\":true}"))
                .expect(400)
                .json()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("#/issuers/0/managesTenants");
  }

  @Test
  void an_audience_of_an_issuer_is_one_tenants_alone() {
    var other =
        SERVER
            .store
            .tenants()
            .ensure(Given.unique("tenant"), Given.unique("account"), TenantMode.TEST);
    set(tenant, operators("app")).expect(200);

    assertThat(set(other, operators("app")).problem()).isEqualTo("409 issuer-taken");
    assertThat(set(other, operators("other")).status()).isEqualTo(200);
    assertThat(set(other, operators("x"), operators("x")).status()).isEqualTo(400);
    var ofSettings =
        "{\"issuer\":\"%s\",\"audience\":\"%s\",\"jwksUri\":\"https://a.example/keys\",\"kind\":\"operator\"}"
            .formatted(Issuers.ROOT, Issuers.AUDIENCE);
    var refused = set(other, ofSettings);
    assertThat(refused.problem()).isEqualTo("409 issuer-taken");
    assertThat(refused.json().path("issuer").asText()).isEqualTo(Issuers.ROOT);
  }

  @Test
  void keys_are_asked_for_where_webhooks_may_go_and_nowhere_else() {
    for (var elsewhere :
        List.of(
            "http://10.0.0.1/keys",
            "https://169.254.169.254/keys",
            "https://user@login.example/keys",
            "https://login.example:22/keys",
            "file:///etc/passwd",
            "jar:https://login.example/x.jar!/keys",
            "https://[::1]/keys")) {
      assertThat(
              set(tenant, operators("app", elsewhere))
                  .expect(400)
                  .json()
                  .at("/errors/0/pointer")
                  .asText())
          .as(elsewhere)
          .isEqualTo("#/issuers/0/jwksUri");
    }
  }

  @Test
  void an_issuer_that_cannot_be_is_refused_and_named() {
    for (var wrong :
        List.of(
            "{\"audience\":\"a\",\"jwksUri\":\"https://a.example\",\"kind\":\"operator\"}",
            "{\"issuer\":\"a\",\"audience\":\"a\",\"jwksUri\":\"https://a.example\"}",
            "{\"issuer\":\"a\",\"audience\":\"a\",\"jwksUri\":\"https://a.example\",\"kind\":\"root\"}",
            operators("app").replace("}", ",\"customerClaim\":\"sub\"}"),
            operators("app").replace("operator", "end-user").replace("}", ",\"rolesClaim\":\"r\"}"),
            operators("app").replace("}", ",\"tokenType\":\"id_token\"}"))) {
      assertThat(set(tenant, wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(call("PUT", tenant).header("If-Match", "*").json("{}").send().status())
        .isEqualTo(400);
    assertThat(call("PUT", tenant).json("{\"issuers\":[]}").send().problem())
        .isEqualTo("428 precondition-missing");
    assertThat(
            call("PUT", tenant)
                .header("If-Match", "\"7\"")
                .json("{\"issuers\":[]}")
                .send()
                .problem())
        .isEqualTo("412 version-stale");
    assertThat(
            call("PUT", tenant)
                .as(SERVER.issuers.operator("admin", SERVER.store.now()))
                .header("If-Match", "*")
                .json("{\"issuers\":[]}")
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
  }
}
