package io.purser.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A key that somebody has, and makes proofs of possession with. */
final class HeldKey {
  private final JWK key;
  private final JWSAlgorithm algorithm;
  private final Signer signer;

  private interface Signer {
    String sign(JWSHeader header, JWTClaimsSet claims)
        throws JOSEException, GeneralSecurityException;
  }

  private HeldKey(JWK key, JWSAlgorithm algorithm, Signer signer) {
    this.key = key;
    this.algorithm = algorithm;
    this.signer = signer;
  }

  static HeldKey elliptic() {
    try {
      var key = new ECKeyGenerator(Curve.P_256).generate();
      return new HeldKey(key, JWSAlgorithm.ES256, (header, claims) -> signed(header, claims, key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key)
      throws JOSEException {
    return Issuers.sign(claims, header, new ECDSASigner(key));
  }

  static HeldKey rsa(JWSAlgorithm algorithm) {
    try {
      return of(new RSAKeyGenerator(2048).generate(), algorithm);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of 4,104 bits, which many small primes make soon; it signs as well as another. */
  static HeldKey longRsa() {
    var random = new SecureRandom();
    var modulus = BigInteger.ONE;
    var order = BigInteger.ONE;
    while (modulus.bitLength() < 4104) {
      var prime = BigInteger.probablePrime(Math.min(456, 4105 - modulus.bitLength()), random);
      modulus = modulus.multiply(prime);
      order = order.multiply(prime.subtract(BigInteger.ONE));
    }
    return key(modulus, order);
  }

  private static HeldKey key(BigInteger modulus, BigInteger order) {
    try {
      var keys = KeyFactory.getInstance("RSA");
      var exponent = RSAKeyGenParameterSpec.F4;
      var open = (RSAPublicKey) keys.generatePublic(new RSAPublicKeySpec(modulus, exponent));
      var secret =
          (RSAPrivateKey)
              keys.generatePrivate(new RSAPrivateKeySpec(modulus, exponent.modInverse(order)));
      return of(new RSAKey.Builder(open).privateKey(secret).build(), JWSAlgorithm.RS256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HeldKey of(RSAKey key, JWSAlgorithm algorithm) {
    return new HeldKey(
        key, algorithm, (header, claims) -> Issuers.sign(claims, header, new RSASSASigner(key)));
  }

  static HeldKey edwards() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var encoded = pair.getPublic().getEncoded();
      var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
      return new HeldKey(
          new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).build(),
          JWSAlgorithm.EdDSA,
          (header, claims) -> signed(header, claims, pair));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The library leaves this one to another library. */
  private static String signed(JWSHeader header, JWTClaimsSet claims, KeyPair pair)
      throws GeneralSecurityException {
    var proof = new SignedJWT(header, claims);
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(proof.getSigningInput());
    return new String(proof.getSigningInput(), StandardCharsets.US_ASCII)
        + "."
        + Base64URL.encode(signature.sign());
  }

  /** The claim that binds a token to this key. */
  Map<String, Object> confirmation() {
    try {
      return Map.of("jkt", key.computeThumbprint().toString());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  JWK whole() {
    return key;
  }

  JWSHeader.Builder header() {
    return new JWSHeader.Builder(algorithm)
        .type(new JOSEObjectType("dpop+jwt"))
        .jwk(key.toPublicJWK());
  }

  static JWTClaimsSet.Builder claims(String path, String token, Instant now) {
    return new JWTClaimsSet.Builder()
        .jwtID(UUID.randomUUID().toString())
        .claim("htm", "GET")
        .claim("htu", TestServer.PUBLIC_URL + path)
        .claim("ath", hash(token))
        .issueTime(Date.from(now));
  }

  String proof(String path, String token, Instant now) {
    return proof(path, token, now, it -> it);
  }

  String proof(String path, String token, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(header().build(), change.apply(claims(path, token, now)).build());
  }

  String sign(JWSHeader header, JWTClaimsSet claims) {
    try {
      return signer.sign(header, claims);
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hash(String token) {
    try {
      return Base64URL.encode(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)))
          .toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
