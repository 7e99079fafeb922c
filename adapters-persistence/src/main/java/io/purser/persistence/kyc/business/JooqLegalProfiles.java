package io.purser.persistence.kyc.business;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.LEGAL_PROFILE;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.LegalProfile;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;

@Singleton
final class JooqLegalProfiles implements LegalProfiles {
  private final LegalProfileColumns columns;

  JooqLegalProfiles(LegalProfileColumns columns) {
    this.columns = columns;
  }

  @Override
  public LegalProfile get(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .select(LEGAL_PROFILE.fields())
        .select(DATA_KEY.WRAPPED_KEY)
        .from(LEGAL_PROFILE)
        .leftJoin(DATA_KEY)
        .on(DATA_KEY.TENANT_ID.eq(LEGAL_PROFILE.TENANT_ID))
        .and(DATA_KEY.CUSTOMER_ID.eq(LEGAL_PROFILE.CUSTOMER_ID))
        .where(LEGAL_PROFILE.TENANT_ID.eq(tenant))
        .and(LEGAL_PROFILE.CUSTOMER_ID.eq(customer))
        .fetchOptional(columns::read)
        .orElse(LegalProfile.none(tenant, customer));
  }

  @Override
  public void save(LegalProfile profile) {
    long loaded = profile.version();
    int saved = loaded == 0 ? add(profile) : replace(profile, loaded);
    if (saved == 0) {
      throw new StaleAggregate(profile.customer().value());
    }
  }

  private int add(LegalProfile profile) {
    return OpenWork.of(profile.tenant())
        .insertInto(LEGAL_PROFILE)
        .set(columns.write(profile, 1))
        .onConflictDoNothing()
        .execute();
  }

  private int replace(LegalProfile profile, long loaded) {
    return OpenWork.of(profile.tenant())
        .update(LEGAL_PROFILE)
        .set(columns.write(profile, loaded + 1))
        .where(LEGAL_PROFILE.TENANT_ID.eq(profile.tenant()))
        .and(LEGAL_PROFILE.CUSTOMER_ID.eq(profile.customer()))
        .and(LEGAL_PROFILE.VERSION.eq(loaded))
        .execute();
  }

  @Override
  public void remove(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant)
        .deleteFrom(LEGAL_PROFILE)
        .where(LEGAL_PROFILE.TENANT_ID.eq(tenant))
        .and(LEGAL_PROFILE.CUSTOMER_ID.eq(customer))
        .execute();
  }
}
