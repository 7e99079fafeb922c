package io.purser.domain.tenant;

import java.time.Instant;

/**
 * One product of one company: its keys, its customers, and the provider account behind them.
 *
 * @param slug unique name for configuration and commands; 1 to 40 lower-case letters, digits and
 *     hyphens
 * @param mode test or live, for ever
 */
public record Tenant(
    TenantId id, String slug, ProviderAccountId account, TenantMode mode, Instant createdAt) {}
