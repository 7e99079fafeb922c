package io.purser.yativo.testing;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows one account, by the name {@code main}. */
public final class OneAccount implements Tenants {
  public static final ProviderAccountId ID =
      new ProviderAccountId("pac_01jd0000000000000000000001");
  public static final ProviderAccountId STRANGER =
      new ProviderAccountId("pac_01jd0000000000000000000002");

  static final TenantId TENANT = new TenantId("ten_01jd0000000000000000000001");

  private volatile List<TenantMode> modes = List.of(TenantMode.TEST);
  private final AtomicInteger asked = new AtomicInteger();

  public int asked() {
    return asked.get();
  }

  @Override
  public Optional<ProviderAccount> account(ProviderAccountId id) {
    asked.incrementAndGet();
    return id.equals(ID)
        ? Optional.of(new ProviderAccount(ID, "main", Instant.EPOCH))
        : Optional.empty();
  }

  @Override
  public ProviderAccountId ensureAccount(String name) {
    throw new UnsupportedOperationException("no account is made here");
  }

  @Override
  public Optional<ProviderAccountId> accountNamed(String name) {
    return name.equals("main") ? Optional.of(ID) : Optional.empty();
  }

  @Override
  public Page<Tenant> list(PageRequest page) {
    return new Page<>(List.of(), null, null);
  }

  /** As if it served these, and not one test tenant. */
  public void serves(TenantMode... wanted) {
    modes = List.of(wanted);
  }

  @Override
  public List<Tenant> of(ProviderAccountId account) {
    return modes.stream().map(OneAccount::tenant).toList();
  }

  static Tenant tenant(TenantMode mode) {
    return new Tenant(TENANT, "acme-" + mode.text(), ID, mode, Instant.EPOCH);
  }

  @Override
  public Tenant ensure(String slug, String accountName, TenantMode mode) {
    throw new UnsupportedOperationException("no tenant is made here");
  }

  @Override
  public Optional<Tenant> bySlug(String slug) {
    return Optional.empty();
  }

  @Override
  public Optional<Tenant> get(TenantId id) {
    return Optional.empty();
  }
}
