package io.purser.persistence.audit;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;
import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;
import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static io.purser.persistence.schema.Tables.DATA_KEY;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.audit.AuditBatch;
import io.purser.domain.audit.AuditFilter;
import io.purser.domain.audit.AuditTrail;
import io.purser.domain.audit.Digest;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.audit.RecordedEntry;
import io.purser.domain.audit.SealedEntries;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.AuditBatchRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqAuditTrail implements AuditTrail {
  private final AuditColumns columns;

  JooqAuditTrail(AuditColumns columns) {
    this.columns = columns;
  }

  @Override
  public Page<RecordedEntry> newestFirst(
      TenantId tenant, List<AuditFilter> filters, PageRequest request) {
    return Pages.of(
        rows(tenant, filters, request).fetch().map(columns::read),
        request,
        last -> new Position(last.at(), last.id()),
        () -> OpenWork.of(tenant).fetchCount(AUDIT_ENTRY, wanted(tenant, filters)));
  }

  /** One more than the page has. */
  static Select<Record> rows(TenantId tenant, List<AuditFilter> filters, PageRequest request) {
    return entriesAndKeys(tenant)
        .where(wanted(tenant, filters))
        .and(isOlder(request.after()))
        .orderBy(AUDIT_ENTRY.AT.desc(), AUDIT_ENTRY.ID.desc())
        .limit(Pages.rowsFor(request));
  }

  private static Condition wanted(TenantId tenant, List<AuditFilter> filters) {
    return AUDIT_ENTRY.TENANT_ID.eq(tenant).and(matching(filters));
  }

  private static SelectOnConditionStep<Record> entriesAndKeys(TenantId tenant) {
    return OpenWork.of(tenant)
        .select(AUDIT_ENTRY.fields())
        .select(DATA_KEY.WRAPPED_KEY)
        .select(AUDIT_DIGEST.BATCH, AUDIT_DIGEST.NTH, AUDIT_DIGEST.DIGEST)
        .from(AUDIT_ENTRY)
        .leftJoin(DATA_KEY)
        .on(DATA_KEY.TENANT_ID.eq(AUDIT_ENTRY.TENANT_ID))
        .and(DATA_KEY.CUSTOMER_ID.eq(AUDIT_ENTRY.CUSTOMER_ID))
        .leftJoin(AUDIT_DIGEST)
        .on(AUDIT_DIGEST.TENANT_ID.eq(AUDIT_ENTRY.TENANT_ID))
        .and(AUDIT_DIGEST.ENTRY_ID.eq(AUDIT_ENTRY.ID));
  }

  private static Condition isOlder(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(AUDIT_ENTRY.AT, AUDIT_ENTRY.ID).lt(row(last.createdAt(), last.id()));
  }

  private static Condition matching(List<AuditFilter> filters) {
    return filters.stream().map(JooqAuditTrail::matching).reduce(noCondition(), Condition::and);
  }

  private static Condition matching(AuditFilter filter) {
    return switch (filter) {
      case AuditFilter.OfCustomer(var customer) -> AUDIT_ENTRY.CUSTOMER_ID.eq(customer);
      case AuditFilter.OfActor(var actor) -> AUDIT_ENTRY.ACTOR.eq(actor);
      case AuditFilter.OfAction(var action) -> AUDIT_ENTRY.ACTION.eq(action);
      case AuditFilter.OfSubject(var subject) -> AUDIT_ENTRY.SUBJECT.eq(subject);
      case AuditFilter.From(var time) -> AUDIT_ENTRY.AT.ge(time);
      case AuditFilter.Before(var time) -> AUDIT_ENTRY.AT.lt(time);
    };
  }

  @Override
  public List<AuditBatch> batches(TenantId tenant, long after, int limit) {
    return OpenWork.of(tenant)
        .selectFrom(AUDIT_BATCH)
        .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
        .and(AUDIT_BATCH.NUMBER.gt(after))
        .orderBy(AUDIT_BATCH.NUMBER)
        .limit(limit)
        .fetch()
        .map(found -> batch(found, digests(tenant, found.getNumber())));
  }

  private static List<DigestedEntry> digests(TenantId tenant, long batch) {
    return OpenWork.of(tenant)
        .select(AUDIT_DIGEST.ENTRY_ID, AUDIT_DIGEST.DIGEST)
        .from(AUDIT_DIGEST)
        .where(AUDIT_DIGEST.TENANT_ID.eq(tenant))
        .and(AUDIT_DIGEST.BATCH.eq(batch))
        .orderBy(AUDIT_DIGEST.NTH)
        .fetch(found -> new DigestedEntry(found.value1(), Digest.of(found.value2())));
  }

  /** Clocks of nodes differ, so numbers in between may have been sealed a little outside. */
  @Override
  public Optional<Span> sealedWithin(TenantId tenant, Instant from, Instant before) {
    return OpenWork.of(tenant)
        .select(min(AUDIT_BATCH.NUMBER), max(AUDIT_BATCH.NUMBER))
        .from(AUDIT_BATCH)
        .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
        .and(AUDIT_BATCH.SEALED_AT.ge(val(from)))
        .and(AUDIT_BATCH.SEALED_AT.lt(val(before)))
        .fetchOptional()
        .filter(found -> found.value1() != null)
        .map(found -> new Span(found.value1(), found.value2()));
  }

  @Override
  public Optional<SealedEntries> sealed(TenantId tenant, long number) {
    return OpenWork.of(tenant)
        .selectFrom(AUDIT_BATCH)
        .where(AUDIT_BATCH.TENANT_ID.eq(tenant))
        .and(AUDIT_BATCH.NUMBER.eq(number))
        .fetchOptional()
        .map(
            found ->
                new SealedEntries(
                    batch(found, digests(tenant, number)),
                    Digest.of(found.getMac()),
                    stored(tenant, number)));
  }

  private List<SealedEntries.Stored> stored(TenantId tenant, long batch) {
    return entriesAndKeys(tenant)
        .where(AUDIT_DIGEST.TENANT_ID.eq(tenant))
        .and(AUDIT_DIGEST.BATCH.eq(batch))
        .orderBy(AUDIT_DIGEST.NTH)
        .fetch(columns::readStored);
  }

  private static AuditBatch batch(AuditBatchRecord row, List<DigestedEntry> entries) {
    return new AuditBatch(
        row.getTenantId(),
        row.getNumber(),
        row.getSealedAt(),
        AuditColumns.digest(row.getPrevious()),
        entries);
  }
}
