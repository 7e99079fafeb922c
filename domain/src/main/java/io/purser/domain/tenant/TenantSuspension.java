package io.purser.domain.tenant;

import java.time.Instant;

/**
 * That a tenant is suspended: nobody who belongs to it gets in. What is under way goes on, since
 * money that has left has to arrive.
 *
 * @param reason 1 to 500 characters, in the words of whoever suspended it
 */
public record TenantSuspension(TenantId tenant, String reason, Instant at) {}
