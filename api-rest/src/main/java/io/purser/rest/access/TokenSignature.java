package io.purser.rest.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the signature of a token, under the algorithms that we take and no others. */
final class TokenSignature {
  private static final Set<JWSAlgorithm> ACCEPTED =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  private static final int MIN_RSA_BITS = 2048;

  private TokenSignature() {}

  /** The names of the algorithms, as a challenge lists them. */
  static String algorithms() {
    return ACCEPTED.stream().map(JWSAlgorithm::getName).sorted().collect(Collectors.joining(" "));
  }

  /** Whether a token with this header can be valid at all. */
  static boolean isAcceptable(JWSHeader header) {
    return ACCEPTED.contains(header.getAlgorithm())
        && (header.getCriticalParams() == null || header.getCriticalParams().isEmpty())
        && header.isBase64URLEncodePayload();
  }

  /** Whether this key has signed the token. A key of another kind has not. */
  static boolean isBy(JWK key, SignedJWT token) {
    var algorithm = token.getHeader().getAlgorithm();
    try {
      return switch (key) {
        case RSAKey rsa ->
            JWSAlgorithm.Family.RSA.contains(algorithm)
                && rsa.size() >= MIN_RSA_BITS
                && token.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
        case ECKey elliptic ->
            algorithm.equals(JWSAlgorithm.ES256)
                && Curve.P_256.equals(elliptic.getCurve())
                && token.verify(new ECDSAVerifier(elliptic));
        case OctetKeyPair edwards ->
            algorithm.equals(JWSAlgorithm.EdDSA)
                && Curve.Ed25519.equals(edwards.getCurve())
                && verifyEd25519(edwards, token);
        default -> false;
      };
    } catch (JOSEException | GeneralSecurityException e) {
      return false;
    }
  }

  /** The library leaves this one to another library; the platform has it. */
  private static boolean verifyEd25519(OctetKeyPair key, SignedJWT token)
      throws GeneralSecurityException {
    var signature = Signature.getInstance("Ed25519");
    signature.initVerify(publicKey(key.getX().decode()));
    signature.update(token.getSigningInput());
    return signature.verify(token.getSignature().decode());
  }

  /** RFC 8032, section 5.1.2: y in little-endian order, the sign of x in the highest bit. */
  private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    var bigEndian = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bigEndian[i] = encoded[encoded.length - 1 - i];
    }
    boolean xIsOdd = bigEndian.length > 0 && (bigEndian[0] & 0x80) != 0;
    if (xIsOdd) {
      bigEndian[0] &= 0x7f;
    }
    var point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }
}
