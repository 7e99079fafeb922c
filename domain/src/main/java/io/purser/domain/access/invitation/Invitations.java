package io.purser.domain.access.invitation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All invitations that have not been removed. Used inside a unit of work of the tenant. */
public interface Invitations {
  void add(Invitation invitation);

  /** One of this customer's, which nobody else changes until the end. */
  Optional<Invitation> lock(TenantId tenant, CustomerId customer, InvitationId id);

  /** The one with this hash of its token, which nobody else changes until the end. */
  Optional<Invitation> lockByToken(TenantId tenant, String tokenHash);

  /**
   * @throws io.purser.domain.work.StaleAggregate when a newer version was saved
   */
  Invitation save(Invitation invitation);

  /** A customer's, newest first. */
  Page<Invitation> list(TenantId tenant, CustomerId customer, PageRequest page);
}
