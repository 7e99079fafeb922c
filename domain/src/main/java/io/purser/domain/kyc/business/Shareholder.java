package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * One who holds a share of a business that is a customer.
 *
 * @param version the one loaded; saving over any other is refused
 */
public record Shareholder(
    ShareholderId id,
    TenantId tenant,
    CustomerId customer,
    Stake stake,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  /** As many as a business may have. */
  public static final int MOST = 50;

  Shareholder with(Stake other, Instant at) {
    return new Shareholder(id, tenant, customer, other, createdAt, at, version);
  }

  /** The same, as it is stored under this version. */
  public Shareholder withVersion(long stored) {
    return new Shareholder(id, tenant, customer, stake, createdAt, updatedAt, stored);
  }
}
