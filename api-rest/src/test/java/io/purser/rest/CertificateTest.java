package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.purser.domain.Given;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A token that is bound to a certificate is worth nothing on a connection that was made with
 * another (RFC 8705, section 3). The proxy before us says with which.
 */
class CertificateTest {
  private static final TestServer BEHIND_A_PROXY =
      TestServer.with(
          Map.of(
              "purser.edge.trusted-proxies",
              "127.0.0.0/8",
              "purser.security.issuers[4].bound",
              "any"));
  private static final byte[] OURS = "the bytes of a certificate".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ANOTHER = "those of another".getBytes(StandardCharsets.UTF_8);
  private static final String PATH = "/v1/customers";

  @AfterAll
  static void stop() {
    BEHIND_A_PROXY.server.close();
  }

  private static Map<String, Object> confirmation() {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(OURS);
      return Map.of("x5t#S256", Base64URL.encode(hash).toString());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(byte[] certificate) {
    return ":" + Base64.getEncoder().encodeToString(certificate) + ":";
  }

  private String token(TestServer server, UnaryOperator<JWTClaimsSet.Builder> change) {
    var claims =
        Issuers.service(Given.unique("ledger"), server.store.now())
            .claim("scope", "customers:read");
    return server.issuers.signed(change.apply(claims).build());
  }

  private static TestServer.Answer read(TestServer server, String token, String... certificates) {
    var call = server.call("GET", PATH).as(token);
    for (var certificate : certificates) {
      call.header("Client-Cert", certificate);
    }
    return call.send();
  }

  @Test
  void it_counts_on_a_connection_with_that_certificate_and_on_no_other() {
    var token = token(BEHIND_A_PROXY, it -> it.claim("cnf", confirmation()));

    assertThat(read(BEHIND_A_PROXY, token, header(OURS)).status()).isEqualTo(200);
    for (var wrong :
        List.of(
            new String[] {},
            new String[] {header(ANOTHER)},
            new String[] {header(OURS), header(OURS)},
            new String[] {header(OURS).replace(":", "")},
            new String[] {header(OURS) + ";a=1"},
            new String[] {"::"},
            new String[] {":A:"},
            new String[] {new String(OURS, StandardCharsets.UTF_8)})) {
      var answer = read(BEHIND_A_PROXY, token, wrong);
      assertThat(answer.problem()).as(List.of(wrong).toString()).isEqualTo("401 unauthenticated");
      assertThat(answer.header("WWW-Authenticate"))
          .startsWith("Bearer realm=\"purser\", error=\"invalid_token\"");
    }
  }

  @Test
  void from_somebody_who_is_no_proxy_of_ours_the_header_counts_for_nothing() {
    var server = TestServer.shared();
    var bound = token(server, it -> it.claim("cnf", confirmation()));

    assertThat(read(server, bound, header(OURS)).problem()).isEqualTo("401 unauthenticated");
    assertThat(read(server, token(server, it -> it), header(OURS)).status()).isEqualTo(200);
  }

  @Test
  void both_have_to_be_shown_where_a_token_is_bound_to_both() {
    var key = HeldKey.elliptic();
    var both = new HashMap<>(confirmation());
    both.putAll(key.confirmation());
    var token = token(BEHIND_A_PROXY, it -> it.claim("cnf", both));

    assertThat(read(BEHIND_A_PROXY, token, header(OURS)).status()).isEqualTo(401);
    assertThat(possessed(token, key, header(ANOTHER)).status()).isEqualTo(401);
    assertThat(possessed(token, key, header(OURS)).status()).isEqualTo(200);
  }

  private TestServer.Answer possessed(String token, HeldKey key, String certificate) {
    return BEHIND_A_PROXY
        .call("GET", PATH)
        .anonymous()
        .header("Authorization", "DPoP " + token)
        .header("DPoP", key.proof(PATH, token, BEHIND_A_PROXY.store.now()))
        .header("Client-Cert", certificate)
        .send();
  }

  @Test
  void where_the_setting_says_so_a_token_that_is_not_bound_proves_nothing() {
    UnaryOperator<JWTClaimsSet.Builder> there = it -> it.audience(Issuers.FEW_SCOPES_AUDIENCE);
    var free = token(BEHIND_A_PROXY, there);
    var bound = token(BEHIND_A_PROXY, it -> there.apply(it).claim("cnf", confirmation()));

    assertThat(read(BEHIND_A_PROXY, free, header(OURS)).header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"purser\"");
    assertThat(read(BEHIND_A_PROXY, bound, header(OURS)).status()).isEqualTo(200);
  }
}
