package io.purser.domain.tenant;

import java.util.Optional;

/** All tenants. Each method is a transaction of its own, since it runs before a tenant is known. */
public interface Tenants {
  /**
   * The tenant of this slug; made together with the account of this name where either is missing.
   * One that is there stays what it is, also where it is of the other mode.
   */
  Tenant ensure(String slug, String accountName, TenantMode mode);

  Optional<Tenant> bySlug(String slug);

  Optional<Tenant> get(TenantId id);

  /** The account of this id, for its name. */
  Optional<ProviderAccount> account(ProviderAccountId id);
}
