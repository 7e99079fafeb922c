package io.purser.domain.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch with all that is stored of its entries, from which its digests can be made again.
 *
 * @param mark the application's, over the digest of the batch
 */
public record SealedEntries(AuditBatch batch, Digest mark, List<Stored> entries) {
  public SealedEntries {
    entries = List.copyOf(entries);
  }

  /**
   * An entry, and the columns of it that are sealed as they are stored, in Base64.
   *
   * @param mark the application's, over the digest of the entry; null where it has none
   */
  public record Stored(
      RecordedEntry entry,
      @Nullable String reason,
      @Nullable String address,
      @Nullable String changes,
      @Nullable Digest mark) {}
}
