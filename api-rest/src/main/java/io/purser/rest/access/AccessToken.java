package io.purser.rest.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that one of our issuers has signed, for us and for now. Who calls with it is not known
 * before what it is bound to has been shown.
 */
record AccessToken(Issuer issuer, JWTClaimsSet claims, Binding binding) {
  Login login() {
    var how = claims.getClaim("acr") instanceof String text ? text : null;
    return new Login(loggedInAt(), how, issuer.demands().strong());
  }

  boolean hasRequiredScopes() {
    return issuer.demands().areMetBy(ScopeClaim.names(claims.getClaim("scope")));
  }

  /** In seconds (OpenID Connect Core, section 2). One that cannot be read says nothing. */
  private @Nullable Instant loggedInAt() {
    try {
      return claims.getClaim("auth_time") instanceof Number seconds
          ? Instant.ofEpochSecond(seconds.longValue())
          : null;
    } catch (DateTimeException beyondTime) {
      return null;
    }
  }
}
