package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** Every acceptance of terms. Used inside a unit of work of the tenant. */
public interface TermsAcceptances {
  /**
   * Adds it, unless the customer has accepted this version before.
   *
   * @return whether it was added
   */
  boolean add(TermsAcceptance acceptance);

  Optional<TermsAcceptance> get(TenantId tenant, CustomerId customer, String version);

  /** The one that was accepted last. */
  Optional<TermsAcceptance> newest(TenantId tenant, CustomerId customer);

  /** All of them, the one that was accepted last first. */
  Page<TermsAcceptance> list(TenantId tenant, CustomerId customer, PageRequest page);
}
