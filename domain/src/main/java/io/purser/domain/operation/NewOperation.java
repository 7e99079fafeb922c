package io.purser.domain.operation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is about to be planned.
 *
 * @param customer whom it is done for; null for what is done with the programme's own money
 * @param naturalKey what the provider knows the effect by, or for money that which tells its effect
 *     from others. At most one open operation of a provider account has it, unless it sets a state:
 *     then it says which, and the newest operation counts. It may be personal, so it is stored as a
 *     keyed hash.
 * @param reference the caller's own name for what is ordered, which no other operation of the
 *     tenant and kind ever has; null for what is no order of money. Stored as a keyed hash.
 */
public record NewOperation(
    OperationId id,
    TenantId tenant,
    OperationKind kind,
    String subject,
    @Nullable CustomerId customer,
    String naturalKey,
    @Nullable String reference,
    Instant plannedAt) {}
