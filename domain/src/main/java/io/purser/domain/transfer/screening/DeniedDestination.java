package io.purser.domain.transfer.screening;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/** An address that a tenant sends nothing to. It never changes; it is denied, and allowed again. */
public record DeniedDestination(
    DeniedDestinationId id,
    TenantId tenant,
    Destination destination,
    String reason,
    Instant deniedAt) {}
