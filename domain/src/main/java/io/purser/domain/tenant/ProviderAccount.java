package io.purser.domain.tenant;

import java.time.Instant;

/**
 * An account at the provider. Its credentials are configuration, found by {@code name}, and never
 * stored here.
 *
 * @param name unique; 1 to 40 lower-case letters, digits and hyphens
 */
public record ProviderAccount(ProviderAccountId id, String name, Instant createdAt) {}
