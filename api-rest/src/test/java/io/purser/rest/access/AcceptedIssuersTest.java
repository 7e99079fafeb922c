package io.purser.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import io.purser.domain.tenant.setting.TenantIssuer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptedIssuersTest {
  private static final String NAME = "https://login.example.com";

  private static IssuerSettings issuer(String audience, String tenant, @Nullable String tokenType) {
    return new GivenIssuer(NAME).audience(audience).tenant(tenant).tokenType(tokenType).settings();
  }

  private static AcceptedIssuers accepted(IssuerSettings... settings) {
    return new AcceptedIssuers(
        List.of(settings),
        url -> {
          throw new IOException("nobody is asked for keys");
        });
  }

  private static TenantIssuer named(String audience) {
    return new TenantIssuer(
        NAME,
        audience,
        "https://elsewhere.example.com/keys",
        TenantIssuer.Kind.OPERATOR,
        null,
        null,
        TenantIssuer.Tokens.TYPED);
  }

  @Test
  void what_the_settings_name_is_what_they_say_whatever_is_named_for_a_tenant() {
    var issuers = accepted(issuer("app", "acme", null));

    issuers.take(Map.of("other", List.of(named("app"), named("app-2"))));

    assertThat(issuers.of(tokenFor("app"))).get().extracting(Issuer::tenant).isEqualTo("acme");
    assertThat(issuers.of(tokenFor("app-2"))).get().extracting(Issuer::tenant).isEqualTo("other");
    assertThat(issuers.of(tokenFor("app", "app-2"))).isEmpty();
  }

  @Test
  void one_that_has_not_changed_keeps_its_keys_and_one_that_is_gone_is_not_taken() {
    var issuers = accepted();
    issuers.take(Map.of("acme", List.of(named("one"), named("two"))));
    var before = issuers.of(tokenFor("one")).orElseThrow();

    issuers.take(Map.of("acme", List.of(named("one"))));

    assertThat(issuers.of(tokenFor("one")).orElseThrow().keys()).isSameAs(before.keys());
    assertThat(issuers.of(tokenFor("two"))).isEmpty();
  }

  private static JWTClaimsSet tokenFor(String... audience) {
    return new JWTClaimsSet.Builder().issuer(NAME).audience(List.of(audience)).build();
  }

  @Test
  void two_with_the_same_name_and_audience_stop_the_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accepted(issuer("app", "acme", null), issuer("app", "other", null)))
        .withMessageContaining(NAME + " with the audience app is there twice");
  }

  @Test
  void the_audience_says_which_is_meant_and_two_of_them_say_nothing() {
    var issuers = accepted(issuer("app", "acme", null), issuer("app-2", "other", null));

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
        .isThrownBy(() -> accepted(issuer("app", "acme", "id_token")))
        .withMessageContaining("token-type is at+jwt or jwt");
  }

  @Test
  void a_scope_that_is_none_stops_the_start() {
    var settings =
        new GivenIssuer(NAME)
            .kind("service")
            .scopes(List.of("customers:read", "customers:delete"))
            .settings();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> accepted(settings))
        .withMessageContaining("there is no scope customers:delete");
  }
}
