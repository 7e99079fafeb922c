package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** No text proves who sends it, whatever stands in it, and each is answered alike. */
class CredentialFuzzTest {
  private final TestServer server = TestServer.shared();

  @FuzzTest(maxDuration = "60s")
  void a_text_in_place_of_a_credential_proves_nothing(FuzzedDataProvider given) {
    var text = given.consumeRemainingAsString().replaceAll("[^!-~]", "");
    isNobody(text.isEmpty() ? "-" : text);
  }

  @FuzzTest(maxDuration = "60s")
  void a_token_that_nobody_has_signed_proves_nothing(FuzzedDataProvider given) {
    var header = encoded(given.consumeString(200));
    var claims = given.consumeBoolean() ? claims(given) : given.consumeString(400);
    isNobody(header + "." + encoded(claims) + "." + encoded(given.consumeRemainingAsString()));
  }

  private String claims(FuzzedDataProvider given) {
    JWTClaimsSet claims =
        Issuers.claims(Issuers.USERS, given.consumeString(40), server.store.now()).build();
    return claims.toString();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void isNobody(String credential) {
    assertThat(server.call("GET", "/v1/assets").as(credential).send().problem())
        .isEqualTo("401 unauthenticated");
  }
}
