package io.purser.domain.audit;

import io.purser.domain.tenant.KeyProvider;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks entries and batches as made by this application (HMAC with SHA-256 over their digests).
 * Whoever can write the database and has not the master key can make neither.
 */
public final class AuditKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec ofEntries;
  private final SecretKeySpec ofBatches;

  public AuditKey(KeyProvider provider) {
    this.ofEntries = new SecretKeySpec(provider.keyFor("sign audit entries"), ALGORITHM);
    this.ofBatches = new SecretKeySpec(provider.keyFor("sign audit batches"), ALGORITHM);
  }

  public Digest sign(DigestedEntry entry) {
    return mac(ofEntries, entry.digest());
  }

  public Digest sign(AuditBatch batch) {
    return mac(ofBatches, batch.digest());
  }

  private static Digest mac(SecretKeySpec key, Digest digest) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Digest.of(mac.doFinal(digest.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
