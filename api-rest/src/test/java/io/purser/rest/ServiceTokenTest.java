package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.purser.domain.Given;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A service that has no API key, but a token that it was given in its own name. */
class ServiceTokenTest {
  private final TestServer server = TestServer.shared();
  private final Instant now = server.store.now();
  private final String client = Given.unique("ledger");
  private final String path = "/v1/customers/" + server.given.customer(server.tenant).id();

  private TestServer.Answer read(String token) {
    return server.call("GET", path).as(token).send();
  }

  private String with(String scope) {
    return server.issuers.service(client, scope, now);
  }

  private String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
    return server.issuers.signed(
        change.apply(Issuers.service(client, now).claim("scope", "customers:read")).build());
  }

  @Test
  void it_may_do_what_the_scopes_of_its_token_say() {
    var reader = with("openid customers:read customers:frobnicate");

    assertThat(read(reader).status()).isEqualTo(200);
    assertThat(server.call("GET", "/v1/customers").as(reader).send().status()).isEqualTo(200);
    assertThat(server.call("GET", "/v1/assets").as(reader).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("POST", "/v1/customers").as(reader).key("k").json("{}").send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("GET", "/v1/api-keys").as(reader).send().problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void issuers_write_scopes_and_clients_in_more_than_one_way() {
    assertThat(read(changed(it -> it.claim("scope", List.of("customers:read")))).status())
        .isEqualTo(200);
    assertThat(read(changed(it -> it.claim("client_id", null).claim("azp", client))).status())
        .isEqualTo(200);
    assertThat(read(changed(it -> it.claim("azp", client))).status()).isEqualTo(200);
  }

  @Test
  void without_a_scope_of_ours_it_is_known_and_may_do_nothing() {
    for (var scope : List.of("", "openid", "CUSTOMERS:READ", "customers:read,wallets:read")) {
      assertThat(read(with(scope)).problem()).as(scope).isEqualTo("403 not-permitted");
    }
    assertThat(read(changed(it -> it.claim("scope", null))).problem())
        .isEqualTo("403 not-permitted");
    assertThat(read(changed(it -> it.claim("scope", 7))).problem()).isEqualTo("403 not-permitted");
  }

  @Test
  void what_stands_for_a_second_proof_is_given_by_no_token_unless_the_setting_names_it() {
    var body =
        "{\"customerId\":\"%s\",\"method\":\"POST\",\"path\":\"/v1/customers/me/recipients\"}"
            .formatted(server.given.customer(server.tenant).id());

    assertThat(mint(with("confirmations:write"), body)).isEqualTo("403 not-permitted");
    assertThat(mint(few("confirmations:write"), body)).isEqualTo("200");
  }

  private String mint(String token, String body) {
    var answer =
        server
            .call("POST", "/v1/confirmations")
            .as(token)
            .key(Given.unique("key"))
            .json(body)
            .send();
    return answer.status() == 200 ? "200" : answer.problem();
  }

  private String few(String scope) {
    return server.issuers.signed(
        Issuers.service(client, now)
            .audience(Issuers.FEW_SCOPES_AUDIENCE)
            .claim("scope", scope)
            .build());
  }

  @Test
  void an_issuer_gives_no_more_than_its_setting_allows() {
    assertThat(read(few("customers:read wallets:read")).status()).isEqualTo(200);
    assertThat(
            server
                .call("GET", "/v1/assets")
                .as(few("customers:read wallets:read"))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_token_that_is_not_a_clients_own_proves_nothing() {
    var useless =
        List.<UnaryOperator<JWTClaimsSet.Builder>>of(
            it -> it.subject("ana"),
            it -> it.subject(null),
            it -> it.claim("client_id", null),
            it -> it.claim("client_id", 7),
            it -> it.claim("azp", "another"),
            it -> it.claim("auth_time", now.getEpochSecond()),
            it -> named(it, "a b"),
            it -> named(it, "a\u00e9"),
            it -> named(it, "x".repeat(256)),
            it -> named(it, ""),
            it -> it.audience(List.of(Issuers.AUDIENCE, Issuers.FEW_SCOPES_AUDIENCE)),
            it -> it.issuer("https://evil.example.com"));
    var nobody = server.call("GET", path).anonymous().send();

    for (int i = 0; i < useless.size(); i++) {
      assertThat(read(changed(useless.get(i))).lessTrace())
          .as("token %d", i)
          .isEqualTo(nobody.lessTrace());
    }
    assertThat(read(changed(it -> named(it, "x".repeat(255)))).status()).isEqualTo(200);
  }

  private static JWTClaimsSet.Builder named(JWTClaimsSet.Builder claims, String client) {
    return claims.subject(client).claim("client_id", client);
  }

  @Test
  void an_issuer_of_end_users_makes_no_service() {
    var token =
        server.issuers.user(
            client, now, it -> it.claim("client_id", client).claim("scope", "customers:read"));

    assertThat(read(token).problem()).isEqualTo("403 login-not-linked");
  }

  @Test
  void the_next_token_of_a_client_is_the_same_caller_and_another_clients_is_not() {
    var key = Given.unique("key");
    var first = create(with("customers:write"), key);
    var later =
        server.issuers.signed(
            Issuers.service(client, now.plusSeconds(30)).claim("scope", "customers:write").build());
    var other = server.issuers.service(Given.unique("other"), "customers:write", now);

    assertThat(create(later, key)).isEqualTo(first);
    assertThat(create(other, key)).isNotEqualTo(first);
    assertThat(create(server.key, key)).isNotEqualTo(first);
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(first))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.actor()).isEqualTo("service:" + Issuers.MACHINES + "|" + client));
  }

  private String create(String token, String key) {
    return server
        .call("POST", "/v1/customers")
        .as(token)
        .key(key)
        .json("{}")
        .send()
        .expect(201)
        .json()
        .path("id")
        .asText();
  }
}
