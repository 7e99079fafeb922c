package io.purser.persistence.kyc;

import static io.purser.persistence.schema.Tables.TERMS_ACCEPTANCE;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.TermsAcceptanceRecord;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqTermsAcceptances implements TermsAcceptances {
  @Override
  public boolean add(TermsAcceptance acceptance) {
    var row = new TermsAcceptanceRecord();
    row.setTenantId(acceptance.tenant());
    row.setCustomerId(acceptance.customer());
    row.setTerms(acceptance.version());
    row.setAcceptedAt(acceptance.acceptedAt());
    return OpenWork.of(acceptance.tenant())
            .insertInto(TERMS_ACCEPTANCE)
            .set(row)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Override
  public Optional<TermsAcceptance> get(TenantId tenant, CustomerId customer, String version) {
    return of(tenant, customer)
        .and(TERMS_ACCEPTANCE.TERMS.eq(version))
        .fetchOptional(JooqTermsAcceptances::read);
  }

  @Override
  public Optional<TermsAcceptance> newest(TenantId tenant, CustomerId customer) {
    return of(tenant, customer)
        .orderBy(TERMS_ACCEPTANCE.ACCEPTED_AT.desc(), TERMS_ACCEPTANCE.TERMS.desc())
        .limit(1)
        .fetchOptional(JooqTermsAcceptances::read);
  }

  private static SelectConditionStep<TermsAcceptanceRecord> of(
      TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(TERMS_ACCEPTANCE)
        .where(TERMS_ACCEPTANCE.TENANT_ID.eq(tenant))
        .and(TERMS_ACCEPTANCE.CUSTOMER_ID.eq(customer));
  }

  static TermsAcceptance read(TermsAcceptanceRecord row) {
    return new TermsAcceptance(
        row.getTenantId(), row.getCustomerId(), row.getTerms(), row.getAcceptedAt());
  }
}
