package io.purser.domain.idempotency;

import io.purser.domain.tenant.TenantId;

/**
 * A request that may be sent again.
 *
 * @param principal who calls; the same key of another principal is another request
 * @param fingerprint a keyed hash of everything that makes it this request: method, route, path
 *     values and body
 */
public record IdempotentCall(
    TenantId tenant, String principal, IdempotencyKey key, String fingerprint) {}
