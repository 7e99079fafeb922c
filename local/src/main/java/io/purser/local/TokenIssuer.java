package io.purser.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * An OpenID Connect issuer for one machine: it publishes its key and signs tokens for whoever
 * starts it. It has no login page, and listens on loopback only. Its key lasts as long as the data
 * folder, so tokens outlive a restart.
 */
final class TokenIssuer implements AutoCloseable {
  static final String USER_AUDIENCE = "purser-app";
  static final String OPERATOR_AUDIENCE = "purser-console";
  static final String PLATFORM_AUDIENCE = "purser-platform";
  static final String ROLES_CLAIM = "roles";
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final HttpServer server;
  private final ECKey key;
  private final String url;

  private TokenIssuer(HttpServer server, ECKey key, String url) {
    this.server = server;
    this.key = key;
    this.url = url;
  }

  static TokenIssuer start(int port, DataFolder folder) {
    Ports.requireFree(port, "the token issuer");
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      var issuer = new TokenIssuer(server, keyIn(folder), "http://127.0.0.1:" + port);
      server.createContext(
          "/jwks", exchange -> answer(exchange, new JWKSet(issuer.key.toPublicJWK()).toString()));
      server.createContext(
          "/.well-known/openid-configuration", exchange -> answer(exchange, issuer.discovery()));
      server.start();
      return issuer;
    } catch (IOException | ParseException | JOSEException e) {
      throw new CannotStart("the token issuer did not start: " + e.getMessage(), e);
    }
  }

  String url() {
    return url;
  }

  String jwksUrl() {
    return url + "/jwks";
  }

  /** A token of an end user of one tenant. */
  String userToken(String tenant, String subject) {
    return sign(claims(subject, USER_AUDIENCE + "-" + tenant).build());
  }

  /** A token of someone who works for one tenant. */
  String operatorToken(String tenant, String subject, String role) {
    return sign(
        claims(subject, OPERATOR_AUDIENCE + "-" + tenant)
            .claim(ROLES_CLAIM, List.of(role))
            .build());
  }

  /** A token of someone who runs the platform for all tenants. */
  String platformToken(String subject) {
    return sign(claims(subject, PLATFORM_AUDIENCE).claim(ROLES_CLAIM, List.of("platform")).build());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private JWTClaimsSet.Builder claims(String subject, String audience) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(url)
        .subject(subject)
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .claim("auth_time", now.getEpochSecond())
        .jwtID(UUID.randomUUID().toString());
  }

  private String sign(JWTClaimsSet claims) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(new JOSEObjectType("at+jwt"))
              .keyID(key.getKeyID())
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a P-256 key signs", e);
    }
  }

  private String discovery() {
    return """
        {"issuer":"%s","jwks_uri":"%s","id_token_signing_alg_values_supported":["ES256"]}"""
        .formatted(url, jwksUrl());
  }

  private static ECKey keyIn(DataFolder folder) throws IOException, ParseException, JOSEException {
    var file = folder.path("issuer-key.json");
    if (!Files.exists(file)) {
      var fresh = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      DataFolder.writePrivately(file, fresh.toJSONString());
    }
    return ECKey.parse(Files.readString(file));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      var body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
