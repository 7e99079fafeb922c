package io.purser.persistence.tenant;

import static io.purser.persistence.schema.Tables.PROVIDER_ACCOUNT;
import static io.purser.persistence.schema.Tables.TENANT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.id.Ids;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.Tenants;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tenants and accounts never change once they are there, so each is read once. */
@Singleton
final class JooqTenants implements Tenants {
  private static final int KEPT_IN_MEMORY = 1_000;

  private final Transactions transactions;
  private final Ids ids;
  private final Cache<String, TenantId> bySlug =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();
  private final Cache<TenantId, Tenant> tenants =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();
  private final Cache<ProviderAccountId, ProviderAccount> accounts =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  JooqTenants(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  @Override
  public Tenant ensure(String slug, String accountName, TenantMode mode) {
    return bySlug(slug).orElseGet(() -> add(slug, ensureAccount(accountName), mode));
  }

  @Override
  public Optional<Tenant> bySlug(String slug) {
    return cached(bySlug, slug, this::find).flatMap(this::get);
  }

  @Override
  public Optional<Tenant> get(TenantId id) {
    return cached(tenants, id, this::read);
  }

  @Override
  public Optional<ProviderAccount> account(ProviderAccountId id) {
    return cached(accounts, id, this::read);
  }

  /**
   * Reads outside the cache, so that nobody waits in it for the database. Whether it is cached
   * makes no difference to where it may be called.
   */
  private <K, V> Optional<V> cached(Cache<K, V> cache, K key, Function<K, @Nullable V> read) {
    transactions.requireNoOpenWork();
    var known = cache.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    var found = read.apply(key);
    if (found != null) {
      cache.put(key, found);
    }
    return Optional.ofNullable(found);
  }

  /** Whoever adds the same tenant at the same time adds it first; then theirs is the tenant. */
  private Tenant add(String slug, ProviderAccountId account, TenantMode mode) {
    var id = TenantId.next(ids);
    transactions.inTenant(
        id,
        dsl ->
            OneMode.required(
                dsl.insertInto(TENANT)
                        .set(TENANT.ID, id)
                        .set(TENANT.SLUG, slug)
                        .set(TENANT.ACCOUNT_ID, account)
                        .set(TENANT.MODE, mode.text())
                        .onConflict(TENANT.SLUG)
                        .doNothing()
                    ::execute));
    return bySlug(slug).orElseThrow();
  }

  @Override
  public Optional<ProviderAccountId> accountNamed(String name) {
    return Optional.ofNullable(findAccount(name));
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    var after = page.after();
    var found =
        transactions.inNone(
            dsl ->
                Routines.tenantsNewestFirst(
                        dsl.configuration(),
                        after == null ? null : after.createdAt(),
                        after == null ? null : after.id(),
                        page.limit() + 1)
                    .map(row -> row.getTenantId()));
    return Pages.of(
        found.stream().map(id -> get(id).orElseThrow()).toList(),
        page,
        last -> new Position(last.createdAt(), last.id().value()),
        () -> Math.toIntExact(transactions.inNone(JooqTenants::count)));
  }

  private static long count(DSLContext dsl) {
    return Routines.countTenants(dsl.configuration());
  }

  @Override
  public List<Tenant> of(ProviderAccountId account) {
    return transactions
        .inNone(
            dsl ->
                Routines.tenantsOfAccount(dsl.configuration(), account.value())
                    .map(row -> row.getTenantId()))
        .stream()
        .map(id -> get(id).orElseThrow())
        .toList();
  }

  @Override
  public ProviderAccountId ensureAccount(String name) {
    var known = findAccount(name);
    if (known != null) {
      return known;
    }
    var id = ProviderAccountId.next(ids);
    transactions.inAccount(
        id,
        dsl ->
            dsl.insertInto(PROVIDER_ACCOUNT)
                .set(PROVIDER_ACCOUNT.ID, id)
                .set(PROVIDER_ACCOUNT.NAME, name)
                .onConflict(PROVIDER_ACCOUNT.NAME)
                .doNothing()
                .execute());
    var added = findAccount(name);
    if (added == null) {
      throw new IllegalStateException("the account " + name + " was added and is not there");
    }
    return added;
  }

  private @Nullable TenantId find(String slug) {
    var id = transactions.inNone(dsl -> Routines.tenantBySlug(dsl.configuration(), slug));
    return id == null ? null : new TenantId(id);
  }

  private @Nullable ProviderAccountId findAccount(String name) {
    var id = transactions.inNone(dsl -> Routines.accountByName(dsl.configuration(), name));
    return id == null ? null : new ProviderAccountId(id);
  }

  private @Nullable Tenant read(TenantId id) {
    return transactions.inTenant(
        id,
        dsl ->
            dsl.selectFrom(TENANT)
                .where(TENANT.ID.eq(id))
                .fetchOne(
                    row ->
                        new Tenant(
                            row.getId(),
                            row.getSlug(),
                            row.getAccountId(),
                            Words.parse(TenantMode.class, row.getMode()),
                            row.getCreatedAt())));
  }

  private @Nullable ProviderAccount read(ProviderAccountId id) {
    return transactions.inAccount(
        id,
        dsl ->
            dsl.selectFrom(PROVIDER_ACCOUNT)
                .where(PROVIDER_ACCOUNT.ID.eq(id))
                .fetchOne(
                    row -> new ProviderAccount(row.getId(), row.getName(), row.getCreatedAt())));
  }
}
