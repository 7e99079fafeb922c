package io.purser.domain.audit;

import io.purser.domain.tenant.DerivedKey;
import io.purser.domain.tenant.KeyProvider;

/**
 * Marks entries and batches as made by this application (HMAC with SHA-256 over their digests).
 * Whoever can write the database and has not the root key can make neither.
 */
public final class AuditKey {
  private final DerivedKey ofEntries;
  private final DerivedKey ofBatches;

  public AuditKey(KeyProvider provider) {
    this.ofEntries = new DerivedKey(provider, "sign audit entries");
    this.ofBatches = new DerivedKey(provider, "sign audit batches");
  }

  public Digest sign(DigestedEntry entry) {
    return mac(ofEntries, entry.digest());
  }

  public Digest sign(AuditBatch batch) {
    return mac(ofBatches, batch.digest());
  }

  private static Digest mac(DerivedKey key, Digest digest) {
    return Digest.of(key.mac().doFinal(digest.bytes()));
  }
}
