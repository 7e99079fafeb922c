package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import java.util.Optional;

/**
 * All endpoints. Each method is a transaction of its own, since it runs before anything else is
 * known.
 */
public interface Endpoints {
  Optional<Endpoint> get(EndpointId id);

  /** The endpoint of an account; an account has at most one. */
  Optional<Endpoint> ofAccount(ProviderAccountId account);

  /** Stores the endpoint, or its new secrets. */
  void put(Endpoint endpoint);
}
