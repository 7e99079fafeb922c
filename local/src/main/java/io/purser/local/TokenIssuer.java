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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer for one machine: it publishes its key, signs tokens for whoever starts
 * it, and gives services theirs at its token endpoint. It has no login page, and listens on
 * loopback only. Its key lasts as long as the data folder, so tokens outlive a restart.
 */
final class TokenIssuer implements AutoCloseable {
  static final String USER_AUDIENCE = "purser-app";
  static final String OPERATOR_AUDIENCE = "purser-console";
  static final String PLATFORM_AUDIENCE = "purser-platform";
  static final String SERVICE_AUDIENCE = "purser-service";
  static final String ROLES_CLAIM = "roles";
  private static final String CLIENT_PREFIX = "service-of-";
  private static final Duration LIFETIME = Duration.ofHours(24);

  /** Of a service's token, which it may have anew at any time. */
  static final Duration SERVICE_LIFETIME = Duration.ofMinutes(15);

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
      server.createContext("/token", new TokenEndpoint(issuer, clientSecret(folder)));
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

  String tokenUrl() {
    return url + "/token";
  }

  /** What a tenant's service is called here; a tenant has one. */
  static String client(String tenant) {
    return CLIENT_PREFIX + tenant;
  }

  /** What the services prove with at the token endpoint that they are who they say. */
  static String clientSecret(DataFolder folder) {
    return folder.secret("client-secret");
  }

  /**
   * A token of a tenant's service in its own name (RFC 9068). Whoever asks on this machine is given
   * any scope; which of them count, the platform's settings say.
   *
   * @param client as {@link #client} makes it
   * @param key the thumbprint of the key that the token is bound to (RFC 9449), or null
   */
  String serviceToken(String client, String scope, @Nullable String key) {
    var now = Instant.now();
    var tenant = client.substring(CLIENT_PREFIX.length());
    return sign(
        new JWTClaimsSet.Builder()
            .issuer(url)
            .subject(client)
            .audience(SERVICE_AUDIENCE + "-" + tenant)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(SERVICE_LIFETIME)))
            .jwtID(UUID.randomUUID().toString())
            .claim("client_id", client)
            .claim("scope", scope)
            .claim("cnf", key == null ? null : Map.of("jkt", key))
            .build());
  }

  static boolean isClient(String name) {
    return name.startsWith(CLIENT_PREFIX);
  }

  /** A token of an end user of one tenant. */
  String userToken(String tenant, String subject) {
    return userToken(tenant, subject, Instant.now());
  }

  /** The same, of one who logged in at this time. */
  String userToken(String tenant, String subject, Instant loggedInAt) {
    return sign(
        claims(subject, USER_AUDIENCE + "-" + tenant)
            .claim("auth_time", loggedInAt.getEpochSecond())
            .build());
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
        {"issuer":"%s","jwks_uri":"%s","token_endpoint":"%s","grant_types_supported":["client_credentials"],\
        "dpop_signing_alg_values_supported":["ES256"],\
        "id_token_signing_alg_values_supported":["ES256"]}"""
        .formatted(url, jwksUrl(), tokenUrl());
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
    answer(exchange, 200, json);
  }

  static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      var body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
