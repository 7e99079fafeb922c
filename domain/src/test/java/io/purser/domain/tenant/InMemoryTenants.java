package io.purser.domain.tenant;

import io.purser.domain.id.Ids;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@link Tenants} in memory. */
public final class InMemoryTenants implements Tenants, TenantRegister {
  private final InMemoryUnitOfWork work;
  private final Rows<TenantId, Tenant> tenants;
  private final Rows<ProviderAccountId, ProviderAccount> accounts;
  private final Rows<TenantId, Optional<TenantSuspension>> suspensions;
  private final Rows<TenantId, Long> changes;
  private final Ids ids;
  private final InstantSource clock;

  public InMemoryTenants(InMemoryUnitOfWork work, Ids ids, InstantSource clock) {
    this.work = work;
    this.tenants = new Rows<>(work);
    this.accounts = new Rows<>(work);
    this.suspensions = new Rows<>(work);
    this.changes = new Rows<>(work);
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
              .orElseGet(() -> add(slug, addedAccount(accountName), mode));
        });
  }

  private Tenant add(String slug, ProviderAccount account, TenantMode mode) {
    var tenant = new Tenant(TenantId.next(ids), slug, account.id(), mode, clock.instant());
    requireOneMode(tenant);
    tenants.add(tenant.id(), tenant);
    return tenant;
  }

  @Override
  public ProviderAccountId ensureAccount(String name) {
    return work.alone(
        "tenants.ensureAccount",
        () -> {
          accounts.lockUnique(name);
          return addedAccount(name).id();
        });
  }

  @Override
  public Optional<ProviderAccountId> accountNamed(String name) {
    return work.alone("tenants.accountNamed", () -> named(name).map(ProviderAccount::id));
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    return work.alone(
        "tenants.list",
        () ->
            Pages.cut(
                tenants.all(),
                page,
                tenant -> new Position(tenant.createdAt(), tenant.id().value())));
  }

  @Override
  public List<Tenant> of(ProviderAccountId account) {
    return work.alone(
        "tenants.of",
        () -> tenants.all().filter(tenant -> tenant.account().equals(account)).toList());
  }

  @Override
  public boolean enter(Tenant tenant) {
    work.require(tenant.id(), "tenantRegister.enter");
    tenants.lockUnique(tenant.slug());
    if (tenants.all().anyMatch(other -> other.slug().equals(tenant.slug()))) {
      return false;
    }
    requireOneMode(tenant);
    tenants.add(tenant.id(), tenant);
    return true;
  }

  private void requireOneMode(Tenant added) {
    tenants.lockUnique(added.account());
    if (tenants
        .all()
        .anyMatch(
            other -> other.account().equals(added.account()) && other.mode() != added.mode())) {
      throw new AccountOfOtherMode();
    }
  }

  @Override
  public Optional<TenantSuspension> suspension(TenantId tenant) {
    work.require(tenant, "tenantRegister.suspension");
    return suspensions.get(tenant).flatMap(suspension -> suspension);
  }

  @Override
  public boolean isSuspended(TenantId tenant) {
    return suspension(tenant).isPresent();
  }

  @Override
  public boolean suspend(TenantSuspension suspension) {
    return change(suspension.tenant(), Optional.of(suspension));
  }

  @Override
  public boolean resume(TenantId tenant) {
    return change(tenant, Optional.empty());
  }

  private boolean change(TenantId tenant, Optional<TenantSuspension> to) {
    work.require(tenant, "tenantRegister.change");
    var stored = suspensions.lock(tenant).flatMap(suspension -> suspension);
    if (stored.isPresent() == to.isPresent()) {
      return false;
    }
    suspensions.put(tenant, to);
    changes.put(tenant, changesForUpdate(tenant) + 1);
    return true;
  }

  @Override
  public long changes(TenantId tenant) {
    work.require(tenant, "tenantRegister.changes");
    return changes.get(tenant).orElse(0L);
  }

  @Override
  public long changesForUpdate(TenantId tenant) {
    work.require(tenant, "tenantRegister.changesForUpdate");
    return changes.lock(tenant).orElse(0L);
  }

  private Optional<ProviderAccount> named(String name) {
    return accounts.all().filter(account -> account.name().equals(name)).findFirst();
  }

  private ProviderAccount addedAccount(String name) {
    return named(name)
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

  /** The ids of all tenants of an account. Inside a unit of work. */
  public List<TenantId> idsOf(ProviderAccountId account) {
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
