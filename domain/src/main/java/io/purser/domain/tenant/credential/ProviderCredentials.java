package io.purser.domain.tenant.credential;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that are kept here. Reading them is a transaction of its own, since a call to the
 * provider belongs to no unit of work. Nothing is remembered.
 */
public interface ProviderCredentials {
  /** Empty when none were ever set; then what the settings say counts. */
  Optional<StoredCredentials> of(ProviderAccountId account);

  /** The versions of all that are kept, to see which have changed. */
  Map<ProviderAccountId, Long> versions();

  /**
   * Sets those of the tenant's account in place of those of until now. Inside a unit of work of the
   * tenant, so that it is noted in its log together with the change.
   */
  StoredCredentials put(Tenant tenant, ProviderKey key, String by, Instant at);
}
