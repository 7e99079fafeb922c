package io.purser.rest.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which client a token was given to in its own name. Any subject but {@linkplain ClientSubject the
 * client's} is a person's, or a service's on whose behalf the client asks, and proves nothing here.
 */
final class ClientClaims {
  /** Visible ASCII (RFC 6749, appendix A.1) without spaces. */
  private static final Pattern CLIENT = Pattern.compile("[!-~]{1,255}");

  private ClientClaims() {}

  /** Empty when it was not given to a client in its own name. */
  static Optional<String> clientIn(JWTClaimsSet claims, ClientSubject own) throws ParseException {
    var client = claims.getStringClaim("client_id");
    var authorizedParty = claims.getStringClaim("azp");
    var name = client == null ? authorizedParty : client;
    boolean speaksForItself =
        name != null
            && CLIENT.matcher(name).matches()
            && own.isOf(name, claims.getSubject())
            && (authorizedParty == null || authorizedParty.equals(name))
            && !claims.getClaims().containsKey("auth_time");
    return speaksForItself ? Optional.of(name) : Optional.empty();
  }
}
