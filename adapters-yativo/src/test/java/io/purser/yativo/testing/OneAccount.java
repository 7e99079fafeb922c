package io.purser.yativo.testing;

import io.purser.domain.tenant.ProviderAccount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.tenant.Tenants;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows one account, by the name {@code main}. */
public final class OneAccount implements Tenants {
  public static final ProviderAccountId ID =
      new ProviderAccountId("pac_01jd0000000000000000000001");
  public static final ProviderAccountId STRANGER =
      new ProviderAccountId("pac_01jd0000000000000000000002");

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
