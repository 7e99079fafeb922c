package io.purser.domain.access;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Which customer logs in as which subject of which issuer. Used inside a unit of work of the
 * tenant.
 */
public interface Logins {
  /** What the subject is linked to, if it is. */
  Optional<Link> find(TenantId tenant, String issuer, String subject);

  default Optional<CustomerId> customerOf(TenantId tenant, String issuer, String subject) {
    return find(tenant, issuer, subject).map(Link::customer);
  }

  /**
   * Ends all logins of a customer: its subjects may be bound to others from now on, and nothing is
   * kept of requests that were made by them.
   */
  void end(TenantId tenant, CustomerId customer);

  /**
   * Binds a subject for as long as its customer lives. False when it is bound to another customer
   * already; binding it again to the same one is fine, and changes nothing.
   *
   * @param by the {@linkplain Caller#hands hands} of whoever says so
   */
  boolean bind(TenantId tenant, String issuer, String subject, CustomerId customer, Set<String> by);

  /**
   * That a subject is a customer.
   *
   * @param by the principals of the operators who had a hand in it
   */
  record Link(CustomerId customer, Set<String> by) {
    public Link {
      by = Set.copyOf(by);
    }
  }
}
