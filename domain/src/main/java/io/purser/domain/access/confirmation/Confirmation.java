package io.purser.domain.access.confirmation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service's word that a customer confirmed one request. Nothing of the request is in it but a
 * keyed hash.
 *
 * @param use what it was used for, or null
 */
public record Confirmation(
    ConfirmationId id,
    TenantId tenant,
    CustomerId customer,
    String tokenHash,
    String requestHash,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Use use) {

  /**
   * The first use.
   *
   * @param by a keyed hash of the caller and the request's Idempotency-Key, which a retry has too;
   *     of a request without such a key it is another each time
   */
  public record Use(String by, Instant at) {}

  /** Whether it stands for this request of this customer's, for the first time or once more. */
  boolean standsFor(CustomerId who, String request, String by, Instant now) {
    return customer.equals(who)
        && requestHash.equals(request)
        && now.isBefore(expiresAt)
        && (use == null || use.by().equals(by));
  }

  Confirmation used(Use first) {
    return new Confirmation(
        id, tenant, customer, tokenHash, requestHash, createdAt, expiresAt, first);
  }
}
