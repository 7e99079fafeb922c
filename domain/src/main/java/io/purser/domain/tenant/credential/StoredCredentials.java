package io.purser.domain.tenant.credential;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Instant;

/**
 * The credentials of an account as they were set last.
 *
 * @param by the principal of whoever has set them
 * @param version counts from one, and up each time they are set
 */
public record StoredCredentials(
    ProviderAccountId account, ProviderKey key, String by, Instant at, long version) {}
