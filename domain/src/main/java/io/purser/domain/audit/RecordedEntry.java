package io.purser.domain.audit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AuditEntry} as it is read.
 *
 * @param by without reason and address where the customer it concerns was erased
 * @param changes none where the customer was erased
 * @param seal where it is sealed; null for some seconds after it was written
 */
public record RecordedEntry(
    String id,
    TenantId tenant,
    Instant at,
    Initiator by,
    String action,
    String subject,
    @Nullable CustomerId customer,
    List<RecordedChange> changes,
    @Nullable Seal seal) {
  public RecordedEntry {
    changes = List.copyOf(changes);
  }

  /**
   * The place of an entry in the chain.
   *
   * @param nth its place in the batch, from 1
   * @param digest over what is stored of it
   */
  public record Seal(long batch, int nth, Digest digest) {}
}
