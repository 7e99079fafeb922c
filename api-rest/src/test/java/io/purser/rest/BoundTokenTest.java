package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.purser.domain.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A token that is bound to a key is worth nothing without a proof for each request (RFC 9449). */
class BoundTokenTest {
  private static final String PATH = "/v1/customers";
  private static final String HERE = TestServer.PUBLIC_URL + PATH;
  private static final String ALGORITHMS = "algs=\"ES256 EdDSA PS256 RS256\"";

  private final TestServer server = TestServer.shared();
  private final Instant now = server.store.now();
  private final HeldKey key = HeldKey.elliptic();
  private final String token = boundTo(key);

  private String boundTo(HeldKey held) {
    return token(it -> it.claim("cnf", held.confirmation()));
  }

  private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    var claims = Issuers.service(Given.unique("ledger"), now).claim("scope", "customers:read");
    return server.issuers.signed(change.apply(claims).build());
  }

  private TestServer.Answer show(String credential, String... proofs) {
    var call = server.call("GET", PATH).anonymous().header("Authorization", "DPoP " + credential);
    for (var proof : proofs) {
      call.header("DPoP", proof);
    }
    return call.send();
  }

  private String proof(UnaryOperator<JWTClaimsSet.Builder> change) {
    return key.proof(PATH, token, now, change);
  }

  @Test
  void with_a_proof_it_is_as_good_as_any_other_under_every_algorithm() {
    var keys =
        List.of(
            key,
            HeldKey.rsa(JWSAlgorithm.RS256),
            HeldKey.rsa(JWSAlgorithm.PS256),
            HeldKey.edwards());
    for (var held : keys) {
      var bound = boundTo(held);
      assertThat(show(bound, held.proof(PATH, bound, now)).status())
          .as("%s", held.header().build().getAlgorithm())
          .isEqualTo(200);
    }
  }

  @Test
  void an_address_may_be_spelled_in_more_than_one_way_and_clocks_may_differ_by_a_minute() {
    for (var uri :
        List.of(
            HERE + "?limit=1",
            HERE + "#top",
            "HTTPS://API.Example.com/v1/customers",
            "https://api.example.com:443/v1/customers",
            "https://api.example.com/v1/%63ustomers")) {
      assertThat(show(token, proof(it -> it.claim("htu", uri))).status()).as(uri).isEqualTo(200);
    }
    for (long seconds : new long[] {-59, 60}) {
      var then = Date.from(now.plusSeconds(seconds));
      assertThat(show(token, proof(it -> it.issueTime(then))).status()).isEqualTo(200);
    }
    assertThat(show(token, proof(it -> it.jwtID("x".repeat(255)))).status()).isEqualTo(200);
  }

  @Test
  void a_proof_that_is_not_of_this_request_by_this_key_is_none() {
    var other = HeldKey.elliptic();
    var claims = HeldKey.claims(PATH, token, now).build();
    var good = proof(it -> it);
    var long4k = HeldKey.longRsa();
    var wrong = new LinkedHashMap<String, String[]>();
    wrong.put("none", new String[] {});
    wrong.put("two", new String[] {proof(it -> it), proof(it -> it)});
    wrong.put("nonsense", new String[] {"a.b.c"});
    wrong.put("unsigned", new String[] {new PlainJWT(claims).serialize()});
    wrong.put("cut", new String[] {good.substring(0, good.length() - 8) + "AAAAAAAA"});
    wrong.put("another key", new String[] {other.proof(PATH, token, now)});
    wrong.put(
        "another key behind this one", new String[] {other.sign(key.header().build(), claims)});
    wrong.put(
        "another type",
        new String[] {key.sign(key.header().type(JOSEObjectType.JWT).build(), claims)});
    wrong.put("no type", new String[] {key.sign(key.header().type(null).build(), claims)});
    wrong.put("no key", new String[] {key.sign(key.header().jwk(null).build(), claims)});
    wrong.put(
        "critical",
        new String[] {
          key.sign(key.header().criticalParams(Set.of("exp")).customParam("exp", 1).build(), claims)
        });
    claim(wrong, "method", "htm", "POST", "get", "", null, 7);
    claim(
        wrong,
        "address",
        "htu",
        "http://api.example.com/v1/customers",
        "https://evil.example.com/v1/customers",
        "https://api.example.com:8443/v1/customers",
        "https://ana@api.example.com/v1/customers",
        HERE + "/",
        HERE + "/me",
        "https://api.example.com/V1/customers",
        "/v1/customers",
        "not an address",
        null,
        7);
    claim(wrong, "token", "ath", HeldKey.hash("another"), "", null);
    claim(wrong, "name", "jti", "", "x".repeat(256), null, 7);
    wrong.put("old", new String[] {made(now.minusSeconds(61))});
    wrong.put("from the future", new String[] {made(now.plusSeconds(61))});
    wrong.put("of no time", new String[] {proof(it -> it.issueTime(null))});

    wrong.forEach((what, proofs) -> expectNoProof(what, show(token, proofs)));
    var bound = boundTo(long4k);
    expectNoProof("a key that takes long", show(bound, long4k.proof(PATH, bound, now)));
  }

  private String made(Instant at) {
    return proof(it -> it.issueTime(Date.from(at)));
  }

  private void claim(
      Map<String, String[]> wrong, String what, String name, @Nullable Object... values) {
    for (var value : values) {
      wrong.put(what + " " + value, new String[] {proof(it -> it.claim(name, value))});
    }
  }

  private static void expectNoProof(String what, TestServer.Answer answer) {
    assertThat(answer.problem()).as(what).isEqualTo("401 unauthenticated");
    assertThat(answer.header("WWW-Authenticate"))
        .as(what)
        .startsWith("DPoP realm=\"purser\", error=\"invalid_dpop_proof\"")
        .endsWith(ALGORITHMS);
  }

  @Test
  void a_proof_that_names_the_private_key_is_none() {
    var header =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":%s}".formatted(key.whole().toJSONString());
    var parts = proof(it -> it).split("\\.", -1);
    var shown = Base64URL.encode(header) + "." + parts[1] + "." + parts[2];

    expectNoProof("private", show(token, shown));
  }

  @Test
  void a_proof_is_good_once_and_for_each_key_by_itself() {
    var name = Given.unique("proof");
    var proof = proof(it -> it.jwtID(name));
    var other = HeldKey.elliptic();
    var others = boundTo(other);

    assertThat(show(token, proof).status()).isEqualTo(200);
    expectNoProof("again", show(token, proof));
    expectNoProof("the same name", show(token, proof(it -> it.jwtID(name).claim("more", 1))));
    assertThat(show(others, other.proof(PATH, others, now, it -> it.jwtID(name))).status())
        .isEqualTo(200);
  }

  @Test
  void a_proof_that_is_refused_is_not_used_up() {
    var proof = proof(it -> it);
    var elsewhere =
        server
            .call("GET", "/v1/assets")
            .anonymous()
            .header("Authorization", "DPoP " + token)
            .header("DPoP", proof)
            .send();

    expectNoProof("elsewhere", elsewhere);
    assertThat(show(token, proof).status()).isEqualTo(200);
  }

  @Test
  void a_bound_token_is_no_bearers_and_one_that_is_not_takes_no_proof() {
    var borne = server.call("GET", PATH).as(token).header("DPoP", proof(it -> it)).send();
    var free = token(it -> it);

    assertThat(borne.problem()).isEqualTo("401 unauthenticated");
    assertThat(borne.header("WWW-Authenticate"))
        .startsWith("DPoP realm=\"purser\", error=\"invalid_token\"")
        .endsWith(ALGORITHMS);
    for (var credential : List.of(free, server.key, "nonsense", token.replace('.', '-'))) {
      var answer = show(credential, key.proof(PATH, credential, now));
      assertThat(answer.problem()).isEqualTo("401 unauthenticated");
      assertThat(answer.header("WWW-Authenticate"))
          .startsWith("DPoP realm=\"purser\", error=\"invalid_token\"");
    }
    assertThat(server.call("GET", PATH).as(free).send().status()).isEqualTo(200);
  }

  @Test
  void a_token_that_is_bound_to_what_nobody_here_can_look_at_proves_nothing() {
    for (var confirmation :
        List.<Object>of(
            Map.of(),
            Map.of("kid", "7"),
            Map.of("jkt", 7),
            Map.of("jkt", "x", "jwe", "y"),
            "jkt",
            List.of("jkt"))) {
      var strange = token(it -> it.claim("cnf", confirmation));
      assertThat(server.call("GET", PATH).as(strange).send().header("WWW-Authenticate"))
          .as("%s", confirmation)
          .isEqualTo("Bearer realm=\"purser\"");
    }
  }

  @Test
  void a_stream_of_events_shows_its_proof_once_and_goes_on() {
    var follower = token(it -> it.claim("scope", "events:read").claim("cnf", key.confirmation()));
    var proof = key.proof("/v1/events/stream", follower, now);
    var headers = "Authorization: DPoP " + follower + "\r\nDPoP: " + proof + "\r\n";

    try (var stream = new EventStreamClient(server, headers, "")) {
      assertThat(stream.full()).isNotEqualTo("(end)");
      server.store.letTimePass(Duration.ofMinutes(2));
      for (int i = 0; i < 3; i++) {
        assertThat(stream.full()).isNotEqualTo("(end)");
      }
    }
    try (var again = new EventStreamClient(server, headers, "")) {
      assertThat(again.head()).contains("HTTP/1.1 401");
    }
  }

  @Test
  void end_users_and_operators_are_bound_as_well() {
    var subject = Given.unique("subject");
    var customer = server.given.customer(server.tenant).id();
    var user =
        server.issuers.user(
            subject,
            now,
            it ->
                it.claim("cnf", key.confirmation())
                    .claim(Issuers.CUSTOMER_CLAIM, customer.value()));
    var me = "/v1/customers/me";

    assertThat(server.call("GET", me).as(user).send().problem()).isEqualTo("401 unauthenticated");
    assertThat(
            server
                .call("GET", me)
                .anonymous()
                .header("Authorization", "dpop " + user)
                .header("DPoP", key.proof(me, user, now))
                .send()
                .expect(200)
                .json()
                .path("id")
                .asText())
        .isEqualTo(customer.value());
  }

  @Test
  void whose_login_is_not_fresh_is_told_under_the_scheme_that_they_use() {
    var admin =
        server.issuers.signed(
            Issuers.claims(Issuers.STAFF, "operator-1", now)
                .claim("roles", List.of("admin"))
                .claim("auth_time", now.minus(Duration.ofHours(1)).getEpochSecond())
                .claim("cnf", key.confirmation())
                .build());
    var path = "/v1/transfer-limits";
    var answer =
        server
            .call("PUT", path)
            .anonymous()
            .header("Authorization", "DPoP " + admin)
            .header("DPoP", key.proof(path, admin, now, it -> it.claim("htm", "PUT")))
            .send();

    assertThat(answer.problem()).isEqualTo("401 insufficient-user-authentication");
    assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP ").endsWith(", max_age=300");
  }
}
