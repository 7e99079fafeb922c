package io.purser.domain.access;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** All API keys. Used inside a unit of work of the tenant, unless it says otherwise. */
public interface ApiKeys {
  /**
   * The key with this public part, of whatever tenant and in whatever state: a transaction of its
   * own, since it is what tells the tenant. Whether the secret is the right one, is for the caller
   * to see. Nothing is remembered.
   */
  Optional<ApiKey> byPublicPart(String publicPart);

  void add(ApiKey key);

  Optional<ApiKey> get(TenantId tenant, ApiKeyId id);

  /** The same, and nobody else changes it until the end. */
  Optional<ApiKey> lock(TenantId tenant, ApiKeyId id);

  /**
   * Saves everything but its last use.
   *
   * @throws io.purser.domain.work.StaleAggregate when a newer version was saved
   */
  ApiKey save(ApiKey key);

  /** Newest first. */
  Page<ApiKey> list(TenantId tenant, PageRequest page);

  /** How many of the tenant's keys work at this time. */
  int countValid(TenantId tenant, Instant at);

  /** Notes when keys were used last; never an earlier time than is noted. */
  void used(TenantId tenant, Map<ApiKeyId, Instant> lastUses);

  /**
   * Whether this service of the tenant has a key that works. A transaction of its own, by the
   * database's clock.
   */
  boolean exists(TenantId tenant, String service);
}
