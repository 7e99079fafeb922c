package io.purser.domain.access;

import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** Makes a key for a service. */
public final class IssueApiKey {
  private static final String PREFIX = "psk_live_";
  private static final int SECRET_BYTES = 32;

  private final ApiKeys keys;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random;

  public IssueApiKey(ApiKeys keys, Ids ids, InstantSource clock, SecureRandom random) {
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** The secret of the new key. It is not kept and cannot be had again. */
  public String handle(TenantId tenant, String service, Set<Scope> scopes) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var hint = secret.substring(secret.length() - 4);
    keys.add(
        new ApiKey(
            ApiKeyId.next(ids),
            tenant,
            service,
            hash(secret),
            hint,
            scopes,
            clock.instant(),
            null));
    return secret;
  }

  public static boolean looksLikeKey(String credential) {
    return credential.startsWith("psk_");
  }

  public static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
