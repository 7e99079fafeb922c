package io.purser.rest.access;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer writes at the head of its access tokens, so that no token which was made for
 * something else is taken for one.
 */
enum TokenType {
  /** {@code at+jwt} and nothing else (RFC 9068). */
  ACCESS_TOKEN,
  /** That, or {@code JWT}, or nothing, as long as the claims are not those of an ID token. */
  JWT;

  private static final Set<String> ACCESS_KINDS = Set.of("Bearer", "DPoP");

  static TokenType of(@Nullable String setting) {
    return switch (setting) {
      case null -> JWT;
      case "jwt" -> JWT;
      case "at+jwt" -> ACCESS_TOKEN;
      default ->
          throw new IllegalArgumentException(
              "purser.security.issuers: token-type is at+jwt or jwt, not " + setting);
    };
  }

  boolean accepts(JWSHeader header, JWTClaimsSet claims) {
    return switch (typ(header)) {
      case "at+jwt", "application/at+jwt" -> true;
      case "jwt", "" ->
          switch (this) {
            case ACCESS_TOKEN -> false;
            case JWT -> !isOtherwiseKnown(claims);
          };
      default -> false;
    };
  }

  private static String typ(JWSHeader header) {
    var type = header.getType();
    return type == null ? "" : type.getType().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the claims say that it is something else. Only ID tokens have the hashes, and Keycloak
   * and Cognito have a claim for the kind; Keycloak's is another for tokens that are bound to a
   * key. A nonce is an ID token's too, unless that claim says that it is an access token, since
   * older Keycloaks put one into those as well.
   */
  private static boolean isOtherwiseKnown(JWTClaimsSet claims) {
    if (Stream.of("at_hash", "c_hash", "s_hash", "events")
        .anyMatch(name -> claims.getClaims().containsKey(name))) {
      return true;
    }
    var typ = claims.getClaim("typ");
    var use = claims.getClaim("token_use");
    boolean saysItIs = ACCESS_KINDS.contains(String.valueOf(typ)) || Objects.equals(use, "access");
    boolean saysItIsNot = !saysItIs && (typ != null || use != null);
    return saysItIsNot || (!saysItIs && claims.getClaims().containsKey("nonce"));
  }
}
