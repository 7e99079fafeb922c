package io.purser.domain.transfer.screening;

import io.purser.domain.tenant.TenantId;

/**
 * Says where a tenant's money must not be sent. Asked when a transfer is quoted, when it is
 * planned, and each time before it is sent, inside a unit of work: it answers from what is known
 * here and asks nobody.
 */
public interface DestinationScreening {
  boolean denies(TenantId tenant, Destination destination);
}
