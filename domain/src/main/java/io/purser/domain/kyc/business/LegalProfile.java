package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a business is registered: one for each, from the first moment on.
 *
 * @param updatedAt when it was changed last, or null while nothing was ever known
 * @param version the one loaded, 0 of what was never saved; saving over any other is refused
 */
public record LegalProfile(
    TenantId tenant,
    CustomerId customer,
    LegalDetails details,
    @Nullable Instant updatedAt,
    long version) {

  /** How every business begins. */
  public static LegalProfile none(TenantId tenant, CustomerId customer) {
    return new LegalProfile(tenant, customer, LegalDetails.NONE, null, 0);
  }

  LegalProfile with(LegalDetails other, Instant at) {
    return new LegalProfile(tenant, customer, other, at, version);
  }

  /** The same, as it is stored under this version. */
  public LegalProfile withVersion(long stored) {
    return new LegalProfile(tenant, customer, details, updatedAt, stored);
  }
}
