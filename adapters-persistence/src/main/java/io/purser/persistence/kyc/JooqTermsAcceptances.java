package io.purser.persistence.kyc;

import static io.purser.persistence.schema.Tables.TERMS_ACCEPTANCE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.TermsAcceptanceRecord;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

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

  @Override
  public Page<TermsAcceptance> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var found =
        of(tenant, customer)
            .and(isAfter(page.after()))
            .orderBy(TERMS_ACCEPTANCE.ACCEPTED_AT.desc(), TERMS_ACCEPTANCE.TERMS.desc())
            .limit(Pages.rowsFor(page))
            .fetch(JooqTermsAcceptances::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.acceptedAt(), last.version()),
        () ->
            OpenWork.of(tenant)
                .fetchCount(
                    TERMS_ACCEPTANCE,
                    TERMS_ACCEPTANCE.TENANT_ID.eq(tenant),
                    TERMS_ACCEPTANCE.CUSTOMER_ID.eq(customer)));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(TERMS_ACCEPTANCE.ACCEPTED_AT, TERMS_ACCEPTANCE.TERMS)
            .lt(row(val(last.createdAt()), val(last.id(), TERMS_ACCEPTANCE.TERMS)));
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
