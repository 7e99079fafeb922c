package io.purser.domain.kyc.imports;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** Every import of a verification. Used inside a unit of work of the tenant. */
public interface VerificationImports {
  /** A customer has at most one that is requested. */
  void add(VerificationImport.Requested imported);

  /**
   * Saves over the version that was loaded, and counts it up by one. Nothing is left of the token
   * of one that is no longer requested.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(VerificationImport imported);

  Optional<VerificationImport> get(TenantId tenant, VerificationImportId id);

  /** The one that is requested. */
  Optional<VerificationImport.Requested> open(TenantId tenant, CustomerId customer);
}
