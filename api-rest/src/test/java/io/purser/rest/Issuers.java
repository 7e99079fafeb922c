package io.purser.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Issues access tokens and publishes the keys that they are signed with. */
final class Issuers {
  static final String USERS = "https://users.example.com";
  static final String STAFF = "https://staff.example.com";

  /** Whose operators may manage tenants. */
  static final String ROOT = "https://root.example.com";

  /** Gives services their tokens. */
  static final String MACHINES = "https://machines.example.com";

  static final String AUDIENCE = "purser";

  /** For tokens that may give little, and that by the settings. */
  static final String FEW_SCOPES_AUDIENCE = "purser-few-scopes";

  /** For tokens of people that need scopes, and strong logins for risky moves. */
  static final String DEMANDING_AUDIENCE = "purser-demanding";

  static final String CUSTOMER_CLAIM = "purser_customer";

  final RSAKey rsa;
  final ECKey elliptic;
  final AtomicInteger fetches = new AtomicInteger();
  private final KeyPair edwards;
  private final HttpServer server;

  Issuers() {
    try {
      rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
      elliptic = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
      edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<JWK> keys = List.of(rsa.toPublicJWK(), elliptic.toPublicJWK(), edwardsKey());
    var published = new JWKSet(keys).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          exchange.sendResponseHeaders(200, published.length);
          try (var out = exchange.getResponseBody()) {
            out.write(published);
          }
        });
    server.start();
  }

  String keysUri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** A token's claims before anything is wrong with them. */
  static JWTClaimsSet.Builder claims(String issuer, String subject, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AUDIENCE)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("auth_time", now.getEpochSecond());
  }

  String user(String subject, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(change.apply(claims(USERS, subject, now)).build());
  }

  String operator(String role, Instant now) {
    return operator(role, "operator-1", now);
  }

  String operator(String role, String subject, Instant now) {
    return signed(
        claims(STAFF, subject, now).claim("roles", List.of(role, "something-else")).build());
  }

  /** A service's token, with these scopes. */
  String service(String client, String scope, Instant now) {
    return signed(service(client, now).claim("scope", scope).build());
  }

  /** A service's claims before anything is wrong with them. */
  static JWTClaimsSet.Builder service(String client, Instant now) {
    return claims(MACHINES, client, now).claim("auth_time", null).claim("client_id", client);
  }

  String platformOperator(Instant now) {
    return platformOperator("root-1", now);
  }

  String platformOperator(String subject, Instant now) {
    return signed(claims(ROOT, subject, now).claim("roles", List.of("platform")).build());
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.RS256);
  }

  String signed(JWTClaimsSet claims, JWSAlgorithm algorithm) {
    try {
      return JWSAlgorithm.ES256.equals(algorithm)
          ? sign(
              claims,
              new JWSHeader.Builder(algorithm).keyID("ec").build(),
              new ECDSASigner(elliptic))
          : sign(
              claims, new JWSHeader.Builder(algorithm).keyID("rsa").build(), new RSASSASigner(rsa));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sign(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String signedWithEd25519(JWTClaimsSet claims) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").build();
      var token = new SignedJWT(header, claims);
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(edwards.getPrivate());
      signature.update(token.getSigningInput());
      return new String(token.getSigningInput(), StandardCharsets.US_ASCII)
          + "."
          + Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private OctetKeyPair edwardsKey() {
    // The last 32 bytes of the encoded key are the key itself (RFC 8410, section 4).
    var encoded = ((EdECPublicKey) edwards.getPublic()).getEncoded();
    var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build();
  }
}
