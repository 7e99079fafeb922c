package io.purser.domain.audit;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts entries of the audit log into batches, after the units of work that wrote them are
 * committed. One that commits late holds up nobody, and is in a later batch.
 *
 * <p>Each method is a transaction of its own and belongs to no unit of work.
 */
public interface AuditSeals {
  /** Tenants with entries that are in no batch, the one that has waited longest first. */
  List<Waiting> waiting(int maximum);

  /**
   * Makes one batch of entries of a tenant that wait, in the order of their ids. An entry whose
   * mark does not fit what is stored of it is left waiting. Empty when there is nothing to put into
   * a batch, and when somebody else is at it for this tenant.
   */
  Optional<AuditBatch> seal(TenantId tenant, int maximum, Instant at);

  /**
   * A tenant with entries that wait.
   *
   * @param since since when the one does that is next
   */
  record Waiting(TenantId tenant, Instant since) {}
}
