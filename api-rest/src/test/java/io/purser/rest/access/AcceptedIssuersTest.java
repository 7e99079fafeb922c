package io.purser.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptedIssuersTest {
  private static final String NAME = "https://login.example.com";

  private static IssuerSettings issuer(String audience, String tenant, @Nullable String tokenType) {
    return new IssuerSettings(
        NAME,
        audience,
        NAME + "/keys",
        tenant,
        "end-user",
        null,
        null,
        tokenType,
        null,
        null,
        null);
  }

  private static JWTClaimsSet tokenFor(String... audience) {
    return new JWTClaimsSet.Builder().issuer(NAME).audience(List.of(audience)).build();
  }

  @Test
  void two_with_the_same_name_and_audience_stop_the_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AcceptedIssuers(
                    List.of(issuer("app", "acme", null), issuer("app", "other", null))))
        .withMessageContaining(NAME + " with the audience app is there twice");
  }

  @Test
  void the_audience_says_which_is_meant_and_two_of_them_say_nothing() {
    var issuers =
        new AcceptedIssuers(List.of(issuer("app", "acme", null), issuer("app-2", "other", null)));

    assertThat(issuers.of(tokenFor("app-2", "elsewhere")))
        .get()
        .extracting(Issuer::tenant)
        .isEqualTo("other");
    assertThat(issuers.of(tokenFor("app", "app-2"))).isEmpty();
    assertThat(issuers.of(tokenFor("elsewhere"))).isEmpty();
    assertThat(issuers.of(new JWTClaimsSet.Builder().audience("app").build())).isEmpty();
  }

  @Test
  void a_type_of_token_that_is_none_stops_the_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AcceptedIssuers(List.of(issuer("app", "acme", "id_token"))))
        .withMessageContaining("token-type is at+jwt or jwt");
  }

  @Test
  void a_scope_that_is_none_stops_the_start() {
    var settings =
        new IssuerSettings(
            NAME,
            "app",
            NAME + "/keys",
            "acme",
            "service",
            null,
            null,
            null,
            null,
            List.of("customers:read", "customers:delete"),
            null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AcceptedIssuers(List.of(settings)))
        .withMessageContaining("there is no scope customers:delete");
  }
}
