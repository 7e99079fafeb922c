package io.purser.persistence.kyc;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.KYC_EVIDENCE;
import static io.purser.persistence.schema.Tables.KYC_VERIFICATION;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.SeenEvidence;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.Verifications;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.KycVerificationRecord;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqVerifications implements Verifications {
  private final EvidenceColumns evidence;

  JooqVerifications(EvidenceColumns evidence) {
    this.evidence = evidence;
  }

  @Override
  public Verification get(TenantId tenant, CustomerId customer) {
    return of(tenant, customer)
        .fetchOptional(VerificationColumns::read)
        .orElse(Verification.none(tenant, customer));
  }

  @Override
  public Verification getForUpdate(TenantId tenant, CustomerId customer) {
    return of(tenant, customer)
        .forUpdate()
        .fetchOptional(VerificationColumns::read)
        .orElse(Verification.none(tenant, customer));
  }

  @Override
  public void save(Verification verification) {
    long loaded = verification.header().version();
    int saved = loaded == 0 ? add(verification) : replace(verification, loaded);
    if (saved == 0) {
      throw new StaleAggregate(verification.header().customer().value());
    }
  }

  private static int add(Verification verification) {
    return OpenWork.of(verification.header().tenant())
        .insertInto(KYC_VERIFICATION)
        .set(VerificationColumns.write(verification, 1))
        .onConflictDoNothing()
        .execute();
  }

  private static int replace(Verification verification, long loaded) {
    var header = verification.header();
    return OpenWork.of(header.tenant())
        .update(KYC_VERIFICATION)
        .set(VerificationColumns.write(verification, loaded + 1))
        .where(KYC_VERIFICATION.TENANT_ID.eq(header.tenant()))
        .and(KYC_VERIFICATION.CUSTOMER_ID.eq(header.customer()))
        .and(KYC_VERIFICATION.VERSION.eq(loaded))
        .execute();
  }

  private static SelectConditionStep<KycVerificationRecord> of(
      TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(KYC_VERIFICATION)
        .where(KYC_VERIFICATION.TENANT_ID.eq(tenant))
        .and(KYC_VERIFICATION.CUSTOMER_ID.eq(customer));
  }

  @Override
  public void keep(SeenEvidence seen) {
    OpenWork.of(seen.tenant()).insertInto(KYC_EVIDENCE).set(evidence.write(seen)).execute();
  }

  @Override
  public Optional<SeenEvidence> newestEvidence(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .select(KYC_EVIDENCE.fields())
        .select(DATA_KEY.WRAPPED_KEY)
        .from(KYC_EVIDENCE)
        .leftJoin(DATA_KEY)
        .on(DATA_KEY.TENANT_ID.eq(KYC_EVIDENCE.TENANT_ID))
        .and(DATA_KEY.CUSTOMER_ID.eq(KYC_EVIDENCE.CUSTOMER_ID))
        .where(KYC_EVIDENCE.TENANT_ID.eq(tenant))
        .and(KYC_EVIDENCE.CUSTOMER_ID.eq(customer))
        .orderBy(KYC_EVIDENCE.SEEN_AT.desc(), KYC_EVIDENCE.ID.desc())
        .limit(1)
        .fetchOptional()
        .flatMap(evidence::read);
  }

  @Override
  public void forgetEvidence(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant)
        .update(KYC_EVIDENCE)
        .setNull(KYC_EVIDENCE.DOCUMENT)
        .where(KYC_EVIDENCE.TENANT_ID.eq(tenant))
        .and(KYC_EVIDENCE.CUSTOMER_ID.eq(customer))
        .execute();
  }
}
