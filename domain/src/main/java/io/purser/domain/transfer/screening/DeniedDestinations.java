package io.purser.domain.transfer.screening;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * All addresses that are denied. One that was allowed again is kept, for whoever has to explain
 * later why something was rejected, but none of these shows it. Used inside a unit of work of the
 * tenant.
 */
public interface DeniedDestinations extends DestinationScreening {
  /** Adds it, unless the destination is denied already. */
  Denial deny(DeniedDestination denied);

  /** Whether it was denied until now. */
  boolean allow(TenantId tenant, DeniedDestinationId id, Instant at);

  Optional<DeniedDestination> get(TenantId tenant, DeniedDestinationId id);

  /** Newest first. */
  Page<DeniedDestination> list(TenantId tenant, PageRequest page);

  /** What came of {@link #deny}. */
  sealed interface Denial {
    record Denied() implements Denial {}

    /** It is denied under this id. */
    record DeniedAlready(DeniedDestinationId existing) implements Denial {}
  }
}
