package io.purser.domain.audit;

import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.List;

/** {@link AuditLog} in memory. */
public final class InMemoryAuditLog implements AuditLog {
  private final InMemoryUnitOfWork work;
  private final Rows<String, AuditEntry> rows;

  public InMemoryAuditLog(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void append(AuditEntry entry) {
    work.require(entry.tenant(), "audit.append");
    rows.add(entry.id(), entry);
  }

  /** Everything that was done, in order. */
  public List<AuditEntry> all() {
    return rows.committed();
  }
}
