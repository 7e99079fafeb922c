package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;

/** {@link LegalProfiles} in memory. */
public final class InMemoryLegalProfiles implements LegalProfiles {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, LegalProfile> rows;

  public InMemoryLegalProfiles(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Key(TenantId tenant, CustomerId customer) {}

  @Override
  public LegalProfile get(TenantId tenant, CustomerId customer) {
    work.require(tenant, "legalProfiles.get");
    return rows.get(new Key(tenant, customer)).orElse(LegalProfile.none(tenant, customer));
  }

  @Override
  public void save(LegalProfile profile) {
    work.require(profile.tenant(), "legalProfiles.save");
    var key = new Key(profile.tenant(), profile.customer());
    long stored = rows.lock(key).map(LegalProfile::version).orElse(0L);
    if (stored != profile.version()) {
      throw new StaleAggregate(profile.customer().value());
    }
    rows.put(key, profile.withVersion(stored + 1));
  }

  @Override
  public void remove(TenantId tenant, CustomerId customer) {
    work.require(tenant, "legalProfiles.remove");
    rows.put(new Key(tenant, customer), LegalProfile.none(tenant, customer));
  }
}
