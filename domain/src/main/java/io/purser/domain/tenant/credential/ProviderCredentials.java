package io.purser.domain.tenant.credential;

import io.purser.domain.tenant.ProviderAccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that are kept here. Each method is a transaction of its own, since a call to the
 * provider belongs to no unit of work. None remembers anything.
 */
public interface ProviderCredentials {
  /** Empty when none were ever set; then what the settings say counts. */
  Optional<StoredCredentials> of(ProviderAccountId account);

  /** The versions of all that are kept, to see which have changed. */
  Map<ProviderAccountId, Long> versions();

  /** Sets them in place of those of until now. */
  StoredCredentials put(ProviderAccountId account, ProviderKey key, String by, Instant at);
}
