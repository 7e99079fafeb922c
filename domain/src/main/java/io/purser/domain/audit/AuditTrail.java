package io.purser.domain.audit;

import io.purser.domain.tenant.TenantId;
import java.util.List;

/** The audit log, for reading. Inside a unit of work of the tenant. */
public interface AuditTrail {
  /**
   * The chain, from its beginning.
   *
   * @param after the number of the last batch already seen; zero for the beginning
   */
  List<AuditBatch> batches(TenantId tenant, long after, int limit);
}
