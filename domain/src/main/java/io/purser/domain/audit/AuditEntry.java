package io.purser.domain.audit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done. It holds ids and facts, never personal data.
 *
 * @param id {@code aud_…}
 * @param actor the principal that did it
 * @param action what was done, such as {@code customer.suspended}
 * @param subject the id of what it was done to
 * @param customer the customer it concerns, or null
 * @param reason why, in the words of who did it; sealed where it is stored
 * @param requestId the request it came with, or null when no request did it
 */
public record AuditEntry(
    String id,
    TenantId tenant,
    Instant at,
    String actor,
    String action,
    String subject,
    @Nullable CustomerId customer,
    @Nullable String reason,
    @Nullable String requestId) {}
