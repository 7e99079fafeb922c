package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All verifications. Used inside a unit of work of the tenant. */
public interface Verifications {
  /** Of a customer of whom nothing was saved it is not started. */
  Verification get(TenantId tenant, CustomerId customer);

  /** The same, locked until the unit of work ends where something was saved. */
  Verification getForUpdate(TenantId tenant, CustomerId customer);

  /**
   * Saves over the version that was loaded, and counts it up by one; what is not started is not
   * saved.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Verification verification);

  /** Keeps what an operator has looked at. */
  void keep(SeenEvidence evidence);

  /** What an operator has looked at last, unless that was none or is forgotten. */
  Optional<SeenEvidence> newestEvidence(TenantId tenant, CustomerId customer);

  /** Forgets what operators have looked at, for good. That they have stays. */
  void forgetEvidence(TenantId tenant, CustomerId customer);
}
