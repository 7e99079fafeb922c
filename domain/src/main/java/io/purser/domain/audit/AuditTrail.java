package io.purser.domain.audit;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit log, for reading. Inside a unit of work of the tenant. */
public interface AuditTrail {
  /** Entries under conditions, the newest first. */
  Page<RecordedEntry> newestFirst(TenantId tenant, List<AuditFilter> filters, PageRequest request);

  /**
   * The chain, from its beginning.
   *
   * @param after the number of the last batch already seen; zero for the beginning
   */
  List<AuditBatch> batches(TenantId tenant, long after, int limit);

  /** The first and the last of the batches that were sealed within this time; empty if none was. */
  Optional<Span> sealedWithin(TenantId tenant, Instant from, Instant before);

  /** One batch with everything in it. */
  Optional<SealedEntries> sealed(TenantId tenant, long number);

  /** From one batch to another, both included. */
  record Span(long first, long last) {}
}
