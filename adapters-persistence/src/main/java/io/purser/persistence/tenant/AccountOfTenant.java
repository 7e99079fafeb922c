package io.purser.persistence.tenant;

import static io.purser.persistence.schema.Tables.TENANT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;

/** The provider account of the tenant of the open unit of work. It never changes. */
@Singleton
public final class AccountOfTenant {
  private static final int KEPT_IN_MEMORY = 1_000;

  private final Cache<TenantId, ProviderAccountId> known =
      Caffeine.newBuilder().maximumSize(KEPT_IN_MEMORY).build();

  AccountOfTenant() {}

  public ProviderAccountId of(TenantId tenant) {
    var account = known.getIfPresent(tenant);
    return account == null ? read(tenant) : account;
  }

  private ProviderAccountId read(TenantId tenant) {
    var account =
        OpenWork.of(tenant)
            .select(TENANT.ACCOUNT_ID)
            .from(TENANT)
            .where(TENANT.ID.eq(tenant))
            .fetchOne(TENANT.ACCOUNT_ID);
    if (account == null) {
      throw new IllegalStateException("there is no tenant " + tenant);
    }
    known.put(tenant, account);
    return account;
  }
}
