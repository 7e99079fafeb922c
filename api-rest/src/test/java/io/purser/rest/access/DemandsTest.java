package io.purser.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandsTest {
  private static GivenIssuer issuer() {
    return new GivenIssuer("https://login.example.com");
  }

  @Test
  void without_a_setting_nothing_is_demanded() {
    assertThat(Demands.of(issuer().settings())).isEqualTo(Demands.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "a\"b", "a\\b", "tab\t", "é"})
  void what_cannot_stand_in_a_challenge_stops_the_start(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Demands.of(issuer().requiredScopes("purser", word).settings()))
        .withMessageContaining("required-scopes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Demands.of(issuer().freshLoginAcr(word).settings()))
        .withMessageContaining("fresh-login-acr");
  }

  @Test
  void services_have_nothing_of_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Demands.of(issuer().kind("service").requiredScopes("purser").settings()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Demands.of(issuer().kind("service").freshLoginAcr("phr").settings()));
    assertThat(Demands.of(issuer().kind("service").settings())).isEqualTo(Demands.NONE);
  }
}
