package io.purser.persistence.kyc.business;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.DOCUMENT;
import static io.purser.persistence.schema.Tables.LEGAL_PROFILE;
import static io.purser.persistence.schema.Tables.SHAREHOLDER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.purser.domain.kyc.business.BusinessRecords;
import io.purser.domain.kyc.business.LegalProfile;
import io.purser.domain.kyc.document.Document;
import io.purser.persistence.CustomerRead;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Words;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;

/** What is known of a business beside its profile, as a part of a greater read. */
@Singleton
public final class BusinessOfCustomer {
  private static final Field<Boolean> HAS_SHAREHOLDERS =
      field(
          exists(
              selectOne()
                  .from(SHAREHOLDER)
                  .where(SHAREHOLDER.TENANT_ID.eq(CUSTOMER.TENANT_ID))
                  .and(SHAREHOLDER.CUSTOMER_ID.eq(CUSTOMER.ID))));

  private static final Field<Boolean> HAS_REGISTER_EXTRACT =
      field(
          exists(
              selectOne()
                  .from(DOCUMENT)
                  .where(DOCUMENT.TENANT_ID.eq(CUSTOMER.TENANT_ID))
                  .and(DOCUMENT.CUSTOMER_ID.eq(CUSTOMER.ID))
                  .and(DOCUMENT.KIND.eq(inline(Words.of(Document.Kind.REGISTER_EXTRACT))))));

  private final CustomerRead<Optional<BusinessRecords>> records;

  BusinessOfCustomer(LegalProfileColumns columns) {
    this.records =
        new CustomerRead<>(
            ReadyStatement.of(
                select(LEGAL_PROFILE.fields())
                    .select(DATA_KEY.WRAPPED_KEY, CUSTOMER.TENANT_ID, CUSTOMER.ID)
                    .select(HAS_SHAREHOLDERS, HAS_REGISTER_EXTRACT)
                    .from(CUSTOMER)
                    .leftJoin(LEGAL_PROFILE)
                    .on(LEGAL_PROFILE.TENANT_ID.eq(CUSTOMER.TENANT_ID))
                    .and(LEGAL_PROFILE.CUSTOMER_ID.eq(CUSTOMER.ID))
                    .leftJoin(DATA_KEY)
                    .on(DATA_KEY.TENANT_ID.eq(CUSTOMER.TENANT_ID))
                    .and(DATA_KEY.CUSTOMER_ID.eq(CUSTOMER.ID))
                    .where(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
                    .and(CUSTOMER.ID.eq(parameterFor(CUSTOMER.ID)))),
            rows -> rows.stream().findFirst().map(row -> read(row, columns)));
  }

  /** Empty where there is no such customer. */
  public CustomerRead<Optional<BusinessRecords>> records() {
    return records;
  }

  private static BusinessRecords read(Record row, LegalProfileColumns columns) {
    var profile =
        row.get(LEGAL_PROFILE.VERSION) == null
            ? LegalProfile.none(row.get(CUSTOMER.TENANT_ID), row.get(CUSTOMER.ID))
            : columns.read(row);
    return new BusinessRecords(profile, row.get(HAS_SHAREHOLDERS), row.get(HAS_REGISTER_EXTRACT));
  }
}
