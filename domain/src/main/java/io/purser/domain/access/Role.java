package io.purser.domain.access;

/** What an operator is employed for. */
public enum Role {
  /** Looks things up and helps customers. */
  SUPPORT,
  /** Decides who may be a customer. */
  COMPLIANCE,
  /** Runs the platform for their tenant. */
  ADMIN,
  /**
   * Makes and suspends tenants, for whom the platform is run at all. Only from an issuer whose
   * setting says that it manages tenants.
   */
  PLATFORM
}
