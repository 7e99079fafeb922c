package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.purser.domain.Given;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CallerTest {
  private final TestServer server = TestServer.shared();
  private final Instant now = server.store.now();
  private final Customer customer = server.given.customer(server.tenant);
  private final String subject = Given.unique("subject");

  @Test
  void every_credential_that_proves_nothing_is_refused_in_the_same_words() throws Exception {
    var claims = Issuers.claims(Issuers.USERS, subject, now);
    var good = server.issuers.user(subject, now, it -> it);
    var stranger = new RSAKeyGenerator(2048).keyID("rsa").generate();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build();
    var confused = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
    var expired = server.store.clock().instant().minusSeconds(1);
    var expiredKey = server.key(aKey().expiring(expired));
    var unknownKey = aKey().secret();

    var useless =
        List.of(
            "",
            "psk_live_unknown",
            unknownKey,
            server.key.substring(0, server.key.length() - 7) + "0000000",
            expiredKey,
            "nonsense",
            "a.b.c",
            good.substring(0, good.length() - 8) + "AAAAAAAA",
            good.substring(0, good.lastIndexOf('.') + 1),
            new PlainJWT(claims.build()).serialize(),
            Issuers.sign(claims.build(), header, new RSASSASigner(stranger)),
            Issuers.sign(
                claims.build(),
                confused,
                new MACSigner(server.issuers.rsa.toPublicJWK().toString())),
            server.issuers.signed(claims.build(), JWSAlgorithm.RS512),
            user(it -> it.issuer("https://evil.example.com")),
            user(it -> it.issuer(null)),
            user(it -> it.audience("another")),
            user(it -> it.audience((String) null)),
            user(it -> it.expirationTime(null)),
            user(it -> it.expirationTime(Date.from(now.minusSeconds(61)))),
            user(it -> it.notBeforeTime(Date.from(now.plusSeconds(61)))),
            user(it -> it.expirationTime(Date.from(now.plusSeconds(24 * 3600 + 62)))),
            user(it -> it.claim("nonce", "n-0S6_WzA2Mj")),
            user(it -> it.claim("at_hash", "77QmUPtjPfzWtF2AnpK9RQ")),
            user(it -> it.subject(null)),
            user(it -> it.subject(" ")),
            user(it -> it.subject("x".repeat(256))));

    var first = server.call("GET", "/v1/customers/me").anonymous().send();
    assertThat(first.problem()).isEqualTo("401 unauthenticated");
    assertThat(first.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"purser\"");
    for (int i = 0; i < useless.size(); i++) {
      var answer = server.call("GET", "/v1/customers/me").as(useless.get(i)).send();
      assertThat(answer.lessTrace()).as("credential %d", i).isEqualTo(first.lessTrace());
    }
  }

  @Test
  void a_credential_must_come_once_and_as_a_bearer() {
    var basic =
        Base64.getEncoder().encodeToString(("x:" + server.key).getBytes(StandardCharsets.UTF_8));
    assertThat(
            server
                .call("GET", "/v1/assets")
                .anonymous()
                .header("Authorization", "Basic " + basic)
                .send()
                .status())
        .isEqualTo(401);
    assertThat(
            server
                .call("GET", "/v1/assets")
                .header("Authorization", "Bearer " + server.key)
                .send()
                .status())
        .isEqualTo(401);
    assertThat(
            server
                .call("GET", "/v1/assets")
                .anonymous()
                .header("Authorization", "bearer " + server.key)
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_service_may_do_what_its_scopes_say() {
    var reader = server.key(server.tenant.id(), Scope.CUSTOMERS_READ);

    assertThat(server.call("GET", "/v1/customers/" + customer.id()).as(reader).send().status())
        .isEqualTo(200);
    assertThat(server.call("GET", "/v1/assets").as(reader).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("POST", "/v1/customers").as(reader).key("k").json("{}").send().problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_service_may_follow_the_operations_whose_outcome_it_may_read() {
    var opening = server.given.requestedWallet(server.tenant, customer, Given.USDC).operation();
    var email = Given.unique("ana") + "@example.com";
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));
    server.provider.goesAway();
    var registration =
        server.create("/v1/customers/" + id + "/registration", "").header("Location");
    server.provider.comesBack();
    var customers = server.key(server.tenant.id(), Scope.CUSTOMERS_READ);
    var wallets = server.key(server.tenant.id(), Scope.WALLETS_READ);
    var writer = server.key(server.tenant.id(), Scope.CUSTOMERS_WRITE, Scope.WALLETS_WRITE);

    assertThat(server.call("GET", registration).as(customers).send().status()).isEqualTo(200);
    assertThat(server.call("GET", registration).as(wallets).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("GET", "/v1/operations/" + opening).as(wallets).send().status())
        .isEqualTo(200);
    assertThat(server.call("GET", "/v1/operations/" + opening).as(customers).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("GET", registration).as(writer).send().problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_subject_that_is_not_linked_is_told_so() {
    assertThat(server.call("GET", "/v1/customers/me").as(user(it -> it)).send().problem())
        .isEqualTo("403 login-not-linked");
    assertThat(
            server
                .call("GET", "/v1/customers/me")
                .as(user(it -> it.claim(Issuers.CUSTOMER_CLAIM, "nonsense")))
                .send()
                .problem())
        .isEqualTo("403 login-not-linked");
    var elsewhere = server.given.customer(server.given.tenant());
    assertThat(
            server
                .call("GET", "/v1/customers/me")
                .as(user(it -> it.claim(Issuers.CUSTOMER_CLAIM, elsewhere.id().value())))
                .send()
                .problem())
        .isEqualTo("403 login-not-linked");
  }

  @Test
  void an_email_in_a_token_links_nobody() {
    var email = Given.unique("ana") + "@example.com";
    server.newCustomer("{\"email\":\"%s\"}".formatted(email));

    var token = user(it -> it.claim("email", email).claim("email_verified", true));
    assertThat(server.call("GET", "/v1/customers/me").as(token).send().problem())
        .isEqualTo("403 login-not-linked");
  }

  @Test
  void a_service_links_a_login_and_the_end_user_is_that_customer() {
    link(customer, subject).expect(204);

    var me = server.call("GET", "/v1/customers/me").as(user(it -> it)).send().expect(200);
    assertThat(me.json().get("id").asText()).isEqualTo(customer.id().value());
    assertThat(me.json().has("suspension")).isFalse();
    assertThat(me.json().has("provider")).isFalse();
    link(customer, subject).expect(204);
    assertThat(link(server.given.customer(server.tenant), subject).problem())
        .isEqualTo("409 login-taken");
  }

  @Test
  void a_claim_with_our_id_links_for_ever() {
    var token = user(it -> it.claim(Issuers.CUSTOMER_CLAIM, customer.id().value()));
    server.call("GET", "/v1/customers/me").as(token).send().expect(200);

    var other = server.given.customer(server.tenant);
    var changed = user(it -> it.claim(Issuers.CUSTOMER_CLAIM, other.id().value()));
    var me = server.call("GET", "/v1/customers/me").as(changed).send().expect(200);
    assertThat(me.json().get("id").asText()).isEqualTo(customer.id().value());
    assertThat(
            server.given.in(
                server.tenant,
                () -> server.store.logins().customerOf(server.tenant.id(), Issuers.USERS, subject)))
        .contains(customer.id());
  }

  @Test
  void an_end_user_sees_one_customer_and_no_lists() {
    link(customer, subject).expect(204);
    var token = user(it -> it);
    var other = server.given.customer(server.tenant);

    assertThat(server.call("GET", "/v1/customers/" + customer.id()).as(token).send().status())
        .isEqualTo(200);
    assertThat(server.call("GET", "/v1/customers/" + other.id()).as(token).send().problem())
        .isEqualTo("404 no-such-customer");
    assertThat(server.call("GET", "/v1/customers").as(token).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("POST", "/v1/customers").as(token).key("k").json("{}").send().problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void me_is_nobody_to_those_who_are_no_customer() {
    assertThat(server.get("/v1/customers/me").problem()).isEqualTo("404 no-such-customer");
  }

  @Test
  void every_algorithm_on_the_list_is_understood() {
    link(customer, subject).expect(204);
    var claims = Issuers.claims(Issuers.USERS, subject, now).build();

    for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256)) {
      var token = server.issuers.signed(claims, algorithm);
      assertThat(server.call("GET", "/v1/customers/me").as(token).send().status())
          .as(algorithm.getName())
          .isEqualTo(200);
    }
    var token = server.issuers.signedWithEd25519(claims);
    assertThat(server.call("GET", "/v1/customers/me").as(token).send().status()).isEqualTo(200);
  }

  @Test
  void clocks_may_differ_by_a_minute() {
    link(customer, subject).expect(204);

    var late = user(it -> it.expirationTime(Date.from(now.minusSeconds(59))));
    var early = user(it -> it.notBeforeTime(Date.from(now.plusSeconds(59))));
    assertThat(server.call("GET", "/v1/customers/me").as(late).send().status()).isEqualTo(200);
    assertThat(server.call("GET", "/v1/customers/me").as(early).send().status()).isEqualTo(200);
    var lasting = user(it -> it.expirationTime(Date.from(now.plusSeconds(24 * 3600 + 59))));
    assertThat(server.call("GET", "/v1/customers/me").as(lasting).send().status()).isEqualTo(200);
  }

  @Test
  void tokens_with_unknown_keys_do_not_make_us_ask_the_issuer_again_and_again() throws Exception {
    var stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("stranger").build();
    var token =
        Issuers.sign(
            Issuers.claims(Issuers.USERS, subject, now).build(),
            header,
            new RSASSASigner(stranger));
    int before = server.issuers.fetches.get();

    for (int i = 0; i < 20; i++) {
      assertThat(server.call("GET", "/v1/customers/me").as(token).send().status()).isEqualTo(401);
    }
    // A first fetch, unless there was one, and at most two more within half a minute.
    assertThat(server.issuers.fetches.get() - before).isLessThanOrEqualTo(3);
  }

  @Test
  void an_operator_may_do_what_the_role_says_and_must_give_a_reason() {
    var support = server.issuers.operator("support", now);
    var nobody = server.issuers.operator("barista", now);

    assertThat(server.call("GET", "/v1/customers/" + customer.id()).as(support).send().status())
        .isEqualTo(200);
    assertThat(server.call("GET", "/v1/customers/" + customer.id()).as(nobody).send().problem())
        .isEqualTo("403 not-permitted");
    var create = server.call("POST", "/v1/customers").as(support).key(subject).json("{}");
    assertThat(create.send().problem()).isEqualTo("400 reason-missing");
    assertThat(reason(support, "two").header("Purser-Reason", "reasons").send().problem())
        .isEqualTo("400 reason-invalid");
    assertThat(reason(support, "4111 1111 1111 1111").send().problem())
        .isEqualTo("400 reason-invalid");
    assertThat(reason(support, "x".repeat(501)).send().problem()).isEqualTo("400 reason-invalid");
    var created = reason(support, "asked for by phone").send().expect(201);
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(created.json().get("id").asText()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.reason()).isEqualTo("asked for by phone");
              assertThat(entry.actor()).isEqualTo("operator:" + Issuers.STAFF + "|operator-1");
              assertThat(entry.requestId()).isEqualTo(created.header("Request-Id"));
            });
  }

  private TestServer.Call reason(String operator, String reason) {
    return server
        .call("POST", "/v1/customers")
        .as(operator)
        .key(subject)
        .header("Purser-Reason", reason)
        .json("{}");
  }

  private TestServer.Answer link(Customer who, String as) {
    return server
        .call("PUT", "/v1/customers/" + who.id() + "/logins")
        .json("{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(Issuers.USERS, as))
        .send();
  }

  private String user(UnaryOperator<JWTClaimsSet.Builder> change) {
    return server.issuers.user(subject, now, change);
  }

  private ApiKeyBuilder aKey() {
    return ApiKeyBuilder.aKeyOf(server.tenant, now.minusSeconds(1000)).with(Set.of(Scope.values()));
  }
}
