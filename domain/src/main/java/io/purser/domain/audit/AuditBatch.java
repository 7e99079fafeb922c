package io.purser.domain.audit;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of a tenant, put under a seal together.
 *
 * @param number 1, 2, 3, … without a gap
 * @param previous the digest of the batch before; null for the first
 * @param entries in the order that is stored
 */
public record AuditBatch(
    TenantId tenant,
    long number,
    Instant sealedAt,
    @Nullable Digest previous,
    List<DigestedEntry> entries) {
  private static final String FORM = "purser audit batch 1";

  public AuditBatch {
    entries = List.copyOf(entries);
  }

  /**
   * The end of a chain, after which the next batch comes.
   *
   * @param number of the newest batch; zero when there is none
   * @param digest of the newest batch; null when there is none
   */
  public record Head(long number, @Nullable Digest digest) {
    public static final Head NONE = new Head(0, null);

    public AuditBatch next(TenantId tenant, Instant sealedAt, List<DigestedEntry> entries) {
      return new AuditBatch(tenant, number + 1, sealedAt, digest, entries);
    }
  }

  /** What the chain has after this batch. */
  public Head head() {
    return new Head(number, digest());
  }

  /**
   * SHA-256 over the name of this form, the tenant, the number, the time, the digest of the batch
   * before, how many entries there are, and id and digest of each, in {@link Encoding}.
   */
  public Digest digest() {
    var encoding =
        new Encoding(FORM)
            .add(tenant.value())
            .add(number)
            .add(sealedAt)
            .add(previous)
            .add(entries.size());
    entries.forEach(entry -> encoding.add(entry.id()).add(entry.digest()));
    return encoding.digest();
  }
}
