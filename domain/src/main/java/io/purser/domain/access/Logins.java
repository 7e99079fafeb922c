package io.purser.domain.access;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/**
 * Which customer logs in as which subject of which issuer. Used inside a unit of work of the
 * tenant.
 */
public interface Logins {
  Optional<CustomerId> customerOf(TenantId tenant, String issuer, String subject);

  /**
   * Ends all logins of a customer: its subjects may be bound to others from now on, and nothing is
   * kept of requests that were made by them.
   */
  void end(TenantId tenant, CustomerId customer);

  /**
   * Binds a subject for as long as its customer lives. False when it is bound to another customer
   * already; binding it again to the same one is fine.
   */
  boolean bind(TenantId tenant, String issuer, String subject, CustomerId customer);
}
