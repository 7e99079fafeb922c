package io.purser.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTypeTest {
  @ParameterizedTest
  @CsvSource({
    // typ of the header, a claim, its value, with jwt, with at+jwt
    "at+jwt,             scope,     x,          yes, yes",
    "AT+JWT,             scope,     x,          yes, yes",
    "application/at+jwt, scope,     x,          yes, yes",
    "at+jwt,             nonce,     n,          yes, yes",
    "JWT,                scope,     x,          yes, no",
    "jwt,                scope,     x,          yes, no",
    "'',                 scope,     x,          yes, no",
    "JWT,                typ,       Bearer,     yes, no",
    "JWT,                typ,       DPoP,       yes, no",
    "JWT,                token_use, access,     yes, no",
    // ID tokens, and others that were made for something else
    "JWT,                nonce,     n,          no,  no",
    "'',                 nonce,     n,          no,  no",
    "JWT,                at_hash,   h,          no,  no",
    "JWT,                c_hash,    h,          no,  no",
    "JWT,                s_hash,    h,          no,  no",
    "JWT,                events,    logout,     no,  no",
    "JWT,                typ,       ID,         no,  no",
    "JWT,                typ,       Refresh,    no,  no",
    "JWT,                token_use, id,         no,  no",
    "id_token+jwt,       scope,     x,          no,  no",
    "dpop+jwt,           scope,     x,          no,  no",
    "logout+jwt,         scope,     x,          no,  no",
    "secevent+jwt,       scope,     x,          no,  no",
    "at+jwt2,            scope,     x,          no,  no"
  })
  void what_is_no_access_token_is_not_taken_for_one(
      String typ, String claim, String value, String withJwt, String withAccessToken) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256);
    if (!typ.isEmpty()) {
      header.type(new JOSEObjectType(typ));
    }
    var claims = new JWTClaimsSet.Builder().claim(claim, value).build();

    assertThat(TokenType.JWT.accepts(header.build(), claims)).isEqualTo(withJwt.equals("yes"));
    assertThat(TokenType.ACCESS_TOKEN.accepts(header.build(), claims))
        .isEqualTo(withAccessToken.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource({"JWT, Bearer, yes", "JWT, ID, no"})
  void older_keycloaks_put_a_nonce_into_access_tokens_too(String typ, String kind, String taken) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(typ)).build();
    var claims = new JWTClaimsSet.Builder().claim("nonce", "n").claim("typ", kind).build();

    assertThat(TokenType.JWT.accepts(header, claims)).isEqualTo(taken.equals("yes"));
  }
}
