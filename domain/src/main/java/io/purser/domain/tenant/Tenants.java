package io.purser.domain.tenant;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import java.util.List;
import java.util.Optional;

/** All tenants. Each method is a transaction of its own, since it runs before a tenant is known. */
public interface Tenants {
  /**
   * The tenant of this slug; made together with the account of this name where either is missing.
   * One that is there stays what it is, also where it is of the other mode.
   *
   * @throws AccountOfOtherMode when it is missing and the account serves tenants of the other mode
   */
  Tenant ensure(String slug, String accountName, TenantMode mode);

  /** The account of this name; made where it is missing. */
  ProviderAccountId ensureAccount(String name);

  /** The account of this name, if there is one. */
  Optional<ProviderAccountId> accountNamed(String name);

  Optional<Tenant> bySlug(String slug);

  Optional<Tenant> get(TenantId id);

  /** A part of all tenants, the newest first. */
  Page<Tenant> list(PageRequest page);

  /** All tenants that an account serves. */
  List<Tenant> of(ProviderAccountId account);

  /** The account of this id, for its name. */
  Optional<ProviderAccount> account(ProviderAccountId id);
}
