package io.purser.domain.inbox;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All endpoints. Each method is a transaction of its own, since it runs before anything else is
 * known.
 */
public interface Endpoints {
  /**
   * May be a few seconds old where another node has changed it, since every delivery asks for it.
   */
  Optional<Endpoint> get(EndpointId id);

  /** The endpoint of an account, as it is now; an account has at most one. */
  Optional<Endpoint> ofAccount(ProviderAccountId account);

  /**
   * Notes what the provider signs with from now on. What it signed with until now stays good for
   * this long, or is forgotten at once when that is zero. The secret that is known already changes
   * nothing.
   */
  Endpoint adopt(EndpointId id, ProviderAccountId account, String secret, Duration previousGoodFor);

  /**
   * The accounts whose delivery history nobody has looked at for this long, which are taken as
   * looked at from now on.
   */
  List<ProviderAccountId> claimSweeps(Duration quietFor);
}
