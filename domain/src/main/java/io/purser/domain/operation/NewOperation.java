package io.purser.domain.operation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * An operation that is about to be planned.
 *
 * @param naturalKey what the provider knows the effect by; at most one open operation of a provider
 *     account has it. It may be personal, so it is stored as a keyed hash.
 */
public record NewOperation(
    OperationId id,
    TenantId tenant,
    OperationKind kind,
    String subject,
    CustomerId customer,
    String naturalKey,
    Instant plannedAt) {}
