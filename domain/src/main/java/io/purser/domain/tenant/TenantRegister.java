package io.purser.domain.tenant;

import java.util.Optional;

/**
 * Where tenants are entered, and suspended. Inside a unit of work of the tenant, so that it is
 * noted in the tenant's own log together with the change.
 */
public interface TenantRegister {
  /**
   * False when there is a tenant with this slug already; then nothing is entered. Of two who enter
   * tenants of one account at once, the second waits for the first.
   *
   * @throws AccountOfOtherMode when its account serves tenants of the other mode
   */
  boolean enter(Tenant tenant);

  Optional<TenantSuspension> suspension(TenantId tenant);

  /** The same, for those who only ask whether. */
  boolean isSuspended(TenantId tenant);

  /** How often it was suspended or let back in until now. */
  long changes(TenantId tenant);

  /** The same, and nobody else suspends it or lets it back in before the unit of work ends. */
  long changesForUpdate(TenantId tenant);

  /** False when it is suspended already, which stays as it was. */
  boolean suspend(TenantSuspension suspension);

  /** False when it was not suspended. */
  boolean resume(TenantId tenant);
}
