package io.purser.domain.tenant;

import io.purser.domain.id.Ids;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@link Tenants} in memory. */
public final class InMemoryTenants implements Tenants {
  private final InMemoryUnitOfWork work;
  private final Rows<TenantId, Tenant> tenants;
  private final Rows<ProviderAccountId, ProviderAccount> accounts;
  private final Ids ids;
  private final InstantSource clock;

  public InMemoryTenants(InMemoryUnitOfWork work, Ids ids, InstantSource clock) {
    this.work = work;
    this.tenants = new Rows<>(work);
    this.accounts = new Rows<>(work);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Tenant ensure(String slug, String accountName, TenantMode mode) {
    return work.alone(
        "tenants.ensure",
        () -> {
          tenants.lockUnique(slug);
          accounts.lockUnique(accountName);
          return tenants
              .all()
              .filter(tenant -> tenant.slug().equals(slug))
              .findFirst()
              .orElseGet(() -> add(slug, accountNamed(accountName), mode));
        });
  }

  private Tenant add(String slug, ProviderAccount account, TenantMode mode) {
    var tenant = new Tenant(TenantId.next(ids), slug, account.id(), mode, clock.instant());
    tenants.add(tenant.id(), tenant);
    return tenant;
  }

  private ProviderAccount accountNamed(String name) {
    return accounts
        .all()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseGet(
            () -> {
              var account = new ProviderAccount(ProviderAccountId.next(ids), name, clock.instant());
              accounts.add(account.id(), account);
              return account;
            });
  }

  @Override
  public Optional<Tenant> bySlug(String slug) {
    return work.alone(
        "tenants.bySlug",
        () -> tenants.all().filter(tenant -> tenant.slug().equals(slug)).findFirst());
  }

  @Override
  public Optional<Tenant> get(TenantId id) {
    return work.alone("tenants.get", () -> tenants.get(id));
  }

  @Override
  public Optional<ProviderAccount> account(ProviderAccountId id) {
    return work.alone("tenants.account", () -> accounts.get(id));
  }

  /** The account behind a tenant, for repositories that keep what an account shares. */
  public ProviderAccountId accountOf(TenantId id) {
    return tenants.get(id).orElseThrow().account();
  }

  /** All tenants of an account. Inside a unit of work. */
  public List<TenantId> of(ProviderAccountId account) {
    return tenants
        .all()
        .filter(tenant -> tenant.account().equals(account))
        .map(Tenant::id)
        .toList();
  }

  /** All accounts. Inside a unit of work. */
  public List<ProviderAccountId> accounts() {
    return accounts.all().map(ProviderAccount::id).toList();
  }

  /** How many tenants an account has. A transaction of its own. */
  public long countOf(ProviderAccountId account) {
    return work.alone(
        "tenants.countOf",
        () -> tenants.all().filter(tenant -> tenant.account().equals(account)).count());
  }
}
