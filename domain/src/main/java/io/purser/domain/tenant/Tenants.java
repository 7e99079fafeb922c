package io.purser.domain.tenant;

import java.util.Optional;

/** All tenants. Each method is a transaction of its own, since it runs before a tenant is known. */
public interface Tenants {
  /**
   * The tenant of this slug; made together with the account of this name where either is missing.
   */
  Tenant ensure(String slug, String accountName);

  Optional<Tenant> bySlug(String slug);

  Optional<Tenant> get(TenantId id);

  /** The account of this id, for its name. */
  Optional<ProviderAccount> account(ProviderAccountId id);
}
