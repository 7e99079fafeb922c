package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.purser.domain.Given;
import io.purser.domain.customer.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens of people, where the issuer's settings demand scopes and strong logins. */
class DemandingIssuerTest {
  private static final String SCOPES = "openid money purser";
  private static final String STRONG = "phr";

  private final TestServer server = TestServer.shared();
  private final Customer customer = server.given.customer(server.tenant);
  private final String subject = Given.unique("subject");
  private final Instant now = server.store.now();

  private JWTClaimsSet.Builder claims(String issuer, String of) {
    return Issuers.claims(issuer, of, now).audience(Issuers.DEMANDING_AUDIENCE);
  }

  private JWTClaimsSet.Builder user(@Nullable Object scope) {
    return claims(Issuers.USERS, subject)
        .claim(Issuers.CUSTOMER_CLAIM, customer.id().value())
        .claim("scope", scope);
  }

  private TestServer.Answer read(JWTClaimsSet.Builder claims) {
    return server.call("GET", "/v1/customers/me").as(server.issuers.signed(claims.build())).send();
  }

  private TestServer.Answer changePhone(JWTClaimsSet.Builder claims) {
    return server
        .call("PATCH", "/v1/customers/me")
        .as(server.issuers.signed(claims.build()))
        .header("If-Match", "*")
        .json("{\"phone\": \"+4915112345678\"}")
        .send();
  }

  @Test
  void a_token_without_the_scopes_is_refused_and_told_which_and_links_no_login() {
    var lacking =
        Arrays.asList(
            null,
            "",
            "openid",
            "purser",
            "money",
            "Money Purser",
            "purser,money",
            List.of("money"));

    for (var scope : lacking) {
      var refused = read(user(scope));
      assertThat(refused.problem()).as("%s", scope).isEqualTo("403 not-permitted");
      assertThat(refused.header("WWW-Authenticate"))
          .startsWith("Bearer realm=\"purser\", error=\"insufficient_scope\"")
          .endsWith(", scope=\"purser money\"");
    }
    assertThat(read(user(SCOPES).claim(Issuers.CUSTOMER_CLAIM, null)).problem())
        .isEqualTo("403 login-not-linked");
    assertThat(read(user(SCOPES)).status()).isEqualTo(200);
    assertThat(read(user(List.of("money", "purser"))).status()).isEqualTo(200);
  }

  @Test
  void a_weak_login_reads_and_is_asked_for_a_stronger_one_before_a_risky_move() {
    for (var weak : Arrays.asList(null, "", "1", "PHR", 7, List.of(STRONG))) {
      var refused = changePhone(user(SCOPES).claim("acr", weak));
      assertThat(refused.problem())
          .as("%s", weak)
          .isEqualTo("401 insufficient-user-authentication");
      assertThat(refused.header("WWW-Authenticate"))
          .startsWith("Bearer realm=\"purser\", error=\"insufficient_user_authentication\"")
          .endsWith(", acr_values=\"phr phrh\", max_age=300");
      assertThat(read(user(SCOPES).claim("acr", weak)).status()).isEqualTo(200);
    }
    long old = now.minus(Duration.ofMinutes(10)).getEpochSecond();
    assertThat(changePhone(user(SCOPES).claim("acr", STRONG).claim("auth_time", old)).problem())
        .isEqualTo("401 insufficient-user-authentication");
    assertThat(changePhone(user(SCOPES).claim("acr", STRONG)).status()).isEqualTo(200);
    assertThat(changePhone(user(SCOPES).claim("acr", "phrh")).status()).isEqualTo(200);
  }

  @Test
  void the_same_is_demanded_of_operators() {
    assertThat(newKey(operator().claim("acr", STRONG)).problem()).isEqualTo("403 not-permitted");
    assertThat(newKey(operator().claim("scope", SCOPES)).problem())
        .isEqualTo("401 insufficient-user-authentication");
    assertThat(newKey(operator().claim("scope", SCOPES).claim("acr", STRONG)).status())
        .isEqualTo(201);
  }

  private JWTClaimsSet.Builder operator() {
    return claims(Issuers.STAFF, "operator-1").claim("roles", List.of("admin"));
  }

  private TestServer.Answer newKey(JWTClaimsSet.Builder claims) {
    return server
        .call("POST", "/v1/api-keys")
        .as(server.issuers.signed(claims.build()))
        .key(Given.unique("key"))
        .header("Purser-Reason", "a test")
        .json("{\"service\":\"app\",\"scopes\":[\"customers:read\"]}")
        .send();
  }
}
