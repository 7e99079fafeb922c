package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All API keys. */
public interface ApiKeys {
  /**
   * The key with this hash, of whatever tenant: a transaction of its own, since it is what tells
   * the tenant.
   */
  Optional<ApiKey> byHash(String hash);

  /** Adds a key, in a transaction of its own. */
  void add(ApiKey key);

  /**
   * Whether this service of the tenant has a key that has not expired. A transaction of its own.
   */
  boolean exists(TenantId tenant, String service);
}
