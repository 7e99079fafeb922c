package io.purser.domain.audit;

import io.purser.domain.event.Journal;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** Reads what was done, which is itself something that was done. */
public final class ReadAuditLog {
  private final UnitOfWork work;
  private final AuditTrail trail;
  private final Journal journal;
  private final InstantSource clock;

  public ReadAuditLog(UnitOfWork work, AuditTrail trail, Journal journal, InstantSource clock) {
    this.work = work;
    this.trail = trail;
    this.journal = journal;
    this.clock = clock;
  }

  /** A page of the list. What is noted of this very reading is not in it. */
  public Page<RecordedEntry> list(
      TenantId tenant, List<AuditFilter> filters, PageRequest page, Initiator by) {
    return work.inTransaction(
        tenant,
        () -> {
          journal.note(by, tenant, "audit_log.read", tenant.value(), clock.instant());
          return trail.newestFirst(tenant, filters, page);
        });
  }

  /**
   * Whatever was sealed within this time, batch after batch, each read when the one before it is
   * used up. What was noted of the export comes with a later one.
   */
  public Iterator<SealedEntries> export(
      TenantId tenant, Instant from, Instant before, Initiator by) {
    var span =
        work.inTransaction(
            tenant,
            () -> {
              journal.note(by, tenant, "audit_log.exported", tenant.value(), clock.instant());
              return trail.sealedWithin(tenant, from, before);
            });
    return span.stream()
        .flatMapToLong(found -> LongStream.rangeClosed(found.first(), found.last()))
        .mapToObj(
            number ->
                work.reading(tenant, () -> trail.sealed(tenant, number))
                    .orElseThrow(() -> new IllegalStateException("batch " + number + " is gone")))
        .iterator();
  }
}
