package io.purser.persistence.kyc;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.VERIFICATION_IMPORT;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.imports.VerificationImport;
import io.purser.domain.kyc.imports.VerificationImportId;
import io.purser.domain.kyc.imports.VerificationImports;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqVerificationImports implements VerificationImports {
  private final ImportColumns columns;

  JooqVerificationImports(ImportColumns columns) {
    this.columns = columns;
  }

  @Override
  public void add(VerificationImport.Requested imported) {
    OpenWork.of(imported.header().tenant())
        .insertInto(VERIFICATION_IMPORT)
        .set(columns.write(imported, 1))
        .execute();
  }

  @Override
  public void save(VerificationImport imported) {
    var header = imported.header();
    int saved =
        OpenWork.of(header.tenant())
            .update(VERIFICATION_IMPORT)
            .set(columns.write(imported, header.version() + 1))
            .where(VERIFICATION_IMPORT.TENANT_ID.eq(header.tenant()))
            .and(VERIFICATION_IMPORT.ID.eq(header.id()))
            .and(VERIFICATION_IMPORT.VERSION.eq(header.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(header.id().value());
    }
  }

  @Override
  public Optional<VerificationImport> get(TenantId tenant, VerificationImportId id) {
    return select(tenant).and(VERIFICATION_IMPORT.ID.eq(id)).fetchOptional().map(columns::read);
  }

  @Override
  public Optional<VerificationImport.Requested> open(TenantId tenant, CustomerId customer) {
    return select(tenant)
        .and(VERIFICATION_IMPORT.CUSTOMER_ID.eq(customer))
        .and(VERIFICATION_IMPORT.STATE.eq("requested"))
        .fetchOptional()
        .map(found -> (VerificationImport.Requested) columns.read(found));
  }

  /** With what opens the token of one that is requested. */
  private static SelectConditionStep<Record> select(TenantId tenant) {
    return OpenWork.of(tenant)
        .select(VERIFICATION_IMPORT.fields())
        .select(DATA_KEY.WRAPPED_KEY)
        .from(VERIFICATION_IMPORT)
        .leftJoin(DATA_KEY)
        .on(DATA_KEY.TENANT_ID.eq(VERIFICATION_IMPORT.TENANT_ID))
        .and(DATA_KEY.CUSTOMER_ID.eq(VERIFICATION_IMPORT.CUSTOMER_ID))
        .where(VERIFICATION_IMPORT.TENANT_ID.eq(tenant));
  }
}
