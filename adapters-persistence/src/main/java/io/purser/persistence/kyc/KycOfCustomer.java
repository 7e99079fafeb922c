package io.purser.persistence.kyc;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.KYC_EVIDENCE;
import static io.purser.persistence.schema.Tables.KYC_VERIFICATION;
import static io.purser.persistence.schema.Tables.TERMS_ACCEPTANCE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.purser.domain.kyc.SeenEvidence;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.domain.kyc.Verification;
import io.purser.persistence.CustomerRead;
import io.purser.persistence.ReadyStatement;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How far a customer is known, as parts of a greater read. */
@Singleton
public final class KycOfCustomer {
  /** Empty where nobody has begun. */
  public static final CustomerRead<Optional<Verification>> VERIFICATION =
      new CustomerRead<>(
          ReadyStatement.of(
              select(KYC_VERIFICATION.fields())
                  .from(KYC_VERIFICATION)
                  .where(KYC_VERIFICATION.TENANT_ID.eq(parameterFor(KYC_VERIFICATION.TENANT_ID)))
                  .and(
                      KYC_VERIFICATION.CUSTOMER_ID.eq(parameterFor(KYC_VERIFICATION.CUSTOMER_ID)))),
          rows ->
              rows.stream()
                  .map(row -> VerificationColumns.read(row.into(KYC_VERIFICATION)))
                  .findFirst());

  /** The acceptance that was last. */
  public static final CustomerRead<Optional<TermsAcceptance>> TERMS =
      new CustomerRead<>(
          ReadyStatement.of(
              select(TERMS_ACCEPTANCE.fields())
                  .from(TERMS_ACCEPTANCE)
                  .where(TERMS_ACCEPTANCE.TENANT_ID.eq(parameterFor(TERMS_ACCEPTANCE.TENANT_ID)))
                  .and(TERMS_ACCEPTANCE.CUSTOMER_ID.eq(parameterFor(TERMS_ACCEPTANCE.CUSTOMER_ID)))
                  .orderBy(TERMS_ACCEPTANCE.ACCEPTED_AT.desc(), TERMS_ACCEPTANCE.TERMS.desc())
                  .limit(inline(1))),
          rows ->
              rows.stream()
                  .map(row -> JooqTermsAcceptances.read(row.into(TERMS_ACCEPTANCE)))
                  .findFirst());

  private final CustomerRead<Optional<SeenEvidence>> evidence;

  KycOfCustomer(EvidenceColumns columns) {
    this.evidence =
        new CustomerRead<>(
            ReadyStatement.of(
                select(KYC_EVIDENCE.fields())
                    .select(DATA_KEY.WRAPPED_KEY)
                    .from(KYC_EVIDENCE)
                    .leftJoin(DATA_KEY)
                    .on(DATA_KEY.TENANT_ID.eq(KYC_EVIDENCE.TENANT_ID))
                    .and(DATA_KEY.CUSTOMER_ID.eq(KYC_EVIDENCE.CUSTOMER_ID))
                    .where(KYC_EVIDENCE.TENANT_ID.eq(parameterFor(KYC_EVIDENCE.TENANT_ID)))
                    .and(KYC_EVIDENCE.CUSTOMER_ID.eq(parameterFor(KYC_EVIDENCE.CUSTOMER_ID)))
                    .orderBy(KYC_EVIDENCE.SEEN_AT.desc(), KYC_EVIDENCE.ID.desc())
                    .limit(inline(1))),
            rows -> rows.stream().findFirst().flatMap(columns::read));
  }

  /** What an operator has looked at last, unless it is forgotten. */
  public CustomerRead<Optional<SeenEvidence>> evidence() {
    return evidence;
  }
}
