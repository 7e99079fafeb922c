package io.purser.domain.customer.overview;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview.Holdings;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads customers together with what belongs to them. Used inside a unit of work of the tenant. */
public interface Overviews {
  /** Of each list the first page of this size, so that no answer grows without end. */
  int FIRST = PageRequest.DEFAULT_LIMIT;

  /** Empty when there is no such customer. */
  Optional<Overview> of(TenantId tenant, CustomerId customer, Set<Part> wanted);

  /** What each of them has; one who does not exist is not among them. */
  Map<CustomerId, Holdings> holdings(TenantId tenant, Set<CustomerId> customers);
}
