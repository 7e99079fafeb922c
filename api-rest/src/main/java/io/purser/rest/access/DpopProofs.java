package io.purser.rest.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.purser.domain.access.UsedProofs;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads proofs of possession: the header {@code DPoP} of a request (RFC 9449, section 4.3). Nonces
 * of ours are not asked for; a proof is young, for one request, and good once.
 */
@Singleton
final class DpopProofs {
  /** How far the caller's clock may be from ours, and how old a proof may be. */
  static final Duration AGE = Duration.ofSeconds(60);

  /** The clocks of nodes and of the database need not agree. */
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final String TYPE = "dpop+jwt";
  private static final int MAX_LENGTH = 8 * 1024;
  private static final int MAX_NAME = 255;

  /** The key is the caller's own choice, and verifying with a longer one takes us longer. */
  private static final int MAX_RSA_BITS = 4096;

  private final UnitOfWork work;
  private final UsedProofs used;
  private final InstantSource clock;
  private final String publicUrl;

  /**
   * @param publicUrl where callers reach us, whatever the proxies before us are called
   */
  DpopProofs(
      UnitOfWork work,
      UsedProofs used,
      InstantSource clock,
      @Property(name = "purser.public-url") String publicUrl) {
    this.work = work;
    this.used = used;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * The proof that the request shows, when it is one of this request with this token, by the key
   * with this thumbprint. Whether it was shown before, {@link #isFirstUse} says.
   */
  Optional<DpopProof> on(HttpRequest<?> request, String token, String key) {
    var shown = request.getHeaders().getAll("DPoP");
    if (shown.size() != 1 || shown.getFirst().length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      var proof = SignedJWT.parse(shown.getFirst());
      var claims = proof.getJWTClaimsSet();
      return claims != null
              && isProof(proof.getHeader())
              && isBy(key, proof)
              && isOf(request, claims)
              && isWith(token, claims)
          ? Optional.ofNullable(read(key, claims))
          : Optional.empty();
    } catch (ParseException | IllegalArgumentException noProof) {
      return Optional.empty();
    }
  }

  private static boolean isProof(JWSHeader header) {
    return header.getType() != null
        && header.getType().getType().equalsIgnoreCase(TYPE)
        && TokenSignature.isAcceptable(header);
  }

  /** The thumbprint first: with which keys we verify, the issuer has said before. */
  private static boolean isBy(String thumbprint, SignedJWT proof) {
    var key = proof.getHeader().getJWK();
    try {
      return key != null
          && !key.isPrivate()
          && !isTooLong(key)
          && key.computeThumbprint().toString().equals(thumbprint)
          && TokenSignature.isBy(key, proof);
    } catch (JOSEException noThumbprint) {
      return false;
    }
  }

  private static boolean isTooLong(JWK key) {
    return key instanceof RSAKey rsa && rsa.size() > MAX_RSA_BITS;
  }

  private boolean isOf(HttpRequest<?> request, JWTClaimsSet claims) throws ParseException {
    var method = claims.getStringClaim("htm");
    var uri = claims.getStringClaim("htu");
    var here = TargetUri.parse(publicUrl + request.getUri().getRawPath());
    return request.getMethodName().equals(method)
        && uri != null
        && here.isPresent()
        && here.equals(TargetUri.parse(uri));
  }

  private static boolean isWith(String token, JWTClaimsSet claims) throws ParseException {
    var hash = Base64URL.encode(sha256(token)).toString();
    return hash.equals(claims.getStringClaim("ath"));
  }

  private @Nullable DpopProof read(String key, JWTClaimsSet claims) {
    var name = claims.getJWTID();
    var madeAt = claims.getIssueTime();
    if (name == null || name.isEmpty() || name.length() > MAX_NAME || madeAt == null) {
      return null;
    }
    var age = Duration.between(madeAt.toInstant(), clock.instant()).abs();
    return age.compareTo(AGE) > 0 ? null : new DpopProof(key, name, madeAt.toInstant());
  }

  /** Uses the proof up. False when it was shown before, to whichever node. */
  boolean isFirstUse(TenantId tenant, DpopProof proof) {
    var hash = HexFormat.of().formatHex(sha256(proof.key() + " " + proof.name()));
    return work.inTransaction(
        tenant, () -> used.use(tenant, hash, proof.madeAt().plus(REMEMBERED)));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
