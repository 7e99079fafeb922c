package io.purser.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service a token in its own name: client credentials (RFC 6749, section 4.4), with the
 * client's name and secret in {@code Authorization: Basic}. Where the request proves that it has a
 * key, the token is bound to that (RFC 9449, section 5).
 */
final class TokenEndpoint implements HttpHandler {
  private static final String SCHEME = "Basic ";
  private static final int MAX_BODY = 8 * 1024;
  private static final Pattern SCOPE = Pattern.compile("[a-z:\\- ]*");

  private final TokenIssuer issuer;
  private final String secret;

  TokenEndpoint(TokenIssuer issuer, String secret) {
    this.issuer = issuer;
    this.secret = secret;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var form = form(exchange);
    var client = client(exchange.getRequestHeaders().getFirst("Authorization"));
    if (client == null) {
      refuse(exchange, 401, "invalid_client");
    } else if (!"client_credentials".equals(form.get("grant_type"))) {
      refuse(exchange, 400, "unsupported_grant_type");
    } else if (!SCOPE.matcher(form.getOrDefault("scope", "")).matches()) {
      refuse(exchange, 400, "invalid_scope");
    } else {
      var scope = form.getOrDefault("scope", "");
      var proof = exchange.getRequestHeaders().getFirst("DPoP");
      if (proof == null) {
        give(exchange, client, scope, null);
      } else {
        var key = keyThatSigned(proof);
        if (key == null) {
          refuse(exchange, 400, "invalid_dpop_proof");
        } else {
          give(exchange, client, scope, key);
        }
      }
    }
  }

  /** The thumbprint of the key that has signed a proof for this endpoint, or null. */
  private @Nullable String keyThatSigned(String text) {
    try {
      var proof = SignedJWT.parse(text);
      var claims = proof.getJWTClaimsSet();
      boolean isGood =
          proof.getHeader().getJWK() instanceof ECKey key
              && proof.verify(new ECDSAVerifier(key))
              && "POST".equals(claims.getStringClaim("htm"))
              && issuer.tokenUrl().equals(claims.getStringClaim("htu"));
      return isGood ? proof.getHeader().getJWK().computeThumbprint().toString() : null;
    } catch (ParseException | JOSEException noProof) {
      return null;
    }
  }

  private void give(HttpExchange exchange, String client, String scope, @Nullable String key)
      throws IOException {
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    TokenIssuer.answer(
        exchange,
        200,
        """
        {"access_token":"%s","token_type":"%s","expires_in":%d,"scope":"%s"}"""
            .formatted(
                issuer.serviceToken(client, scope, key),
                key == null ? "Bearer" : "DPoP",
                TokenIssuer.SERVICE_LIFETIME.toSeconds(),
                scope));
  }

  /** Who shows the secret, or null. */
  private @Nullable String client(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return null;
    }
    try {
      var pair =
          new String(
                  Base64.getDecoder().decode(authorization.substring(SCHEME.length())),
                  StandardCharsets.UTF_8)
              .split(":", 2);
      boolean isKnown =
          pair.length == 2
              && TokenIssuer.isClient(pair[0])
              && MessageDigest.isEqual(
                  pair[1].getBytes(StandardCharsets.UTF_8),
                  secret.getBytes(StandardCharsets.UTF_8));
      return isKnown ? pair[0] : null;
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    var body =
        new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.US_ASCII);
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, _) -> first));
  }

  private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
    TokenIssuer.answer(exchange, status, "{\"error\":\"%s\"}".formatted(error));
  }
}
