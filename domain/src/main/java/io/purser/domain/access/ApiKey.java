package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of one of the tenant's services. The secret itself is shown once, when the key is made, and
 * only its hash is kept.
 *
 * @param service who calls with it; several keys of one service are the same caller
 * @param hash SHA-256 of the secret, in hex; the secret has 256 random bits, so it needs no slower
 *     hash
 * @param hint the last four characters of the secret, so that people can tell keys apart
 * @param expiresAt when it stops working, or null for never
 */
public record ApiKey(
    ApiKeyId id,
    TenantId tenant,
    String service,
    String hash,
    String hint,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  public boolean isValidAt(Instant time) {
    return expiresAt == null || time.isBefore(expiresAt);
  }
}
