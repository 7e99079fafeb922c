package io.purser.persistence.reconciliation;

import static io.purser.persistence.schema.Tables.RECONCILIATION;
import static io.purser.persistence.schema.Tables.RECONCILIATION_BREAK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.reconciliation.Break;
import io.purser.domain.reconciliation.BreakFilter;
import io.purser.domain.reconciliation.BreakId;
import io.purser.domain.reconciliation.BreakState;
import io.purser.domain.reconciliation.Breaks;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.ReconciliationBreakRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqBreaks implements Breaks {
  private final BreakColumns columns;

  JooqBreaks(BreakColumns columns) {
    this.columns = columns;
  }

  @Override
  public void add(Break added) {
    OpenWork.of(added.header().tenant())
        .insertInto(RECONCILIATION_BREAK)
        .set(columns.write(added, 1))
        .execute();
  }

  @Override
  public void save(Break changed) {
    var header = changed.header();
    int saved =
        OpenWork.of(header.tenant())
            .update(RECONCILIATION_BREAK)
            .set(columns.write(changed, header.version() + 1))
            .where(RECONCILIATION_BREAK.TENANT_ID.eq(header.tenant()))
            .and(RECONCILIATION_BREAK.ID.eq(header.id()))
            .and(RECONCILIATION_BREAK.VERSION.eq(header.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(header.id().value());
    }
  }

  @Override
  public Optional<Break> get(TenantId tenant, BreakId id) {
    return one(tenant, id).fetchOptional(columns::read);
  }

  @Override
  public Optional<Break> getForUpdate(TenantId tenant, BreakId id) {
    return one(tenant, id).forUpdate().fetchOptional(columns::read);
  }

  private static SelectConditionStep<ReconciliationBreakRecord> one(TenantId tenant, BreakId id) {
    return OpenWork.of(tenant)
        .selectFrom(RECONCILIATION_BREAK)
        .where(RECONCILIATION_BREAK.TENANT_ID.eq(tenant))
        .and(RECONCILIATION_BREAK.ID.eq(id));
  }

  @Override
  public Optional<Break.Open> openOf(TenantId tenant, WalletId wallet) {
    return of(tenant, wallet, BreakState.OPEN)
        .forUpdate()
        .fetchOptional(columns::read)
        .map(Break.Open.class::cast);
  }

  @Override
  public Optional<Break.Closed> lastClosed(TenantId tenant, WalletId wallet) {
    return of(tenant, wallet, BreakState.CLOSED)
        .orderBy(RECONCILIATION_BREAK.ENDED_AT.desc(), RECONCILIATION_BREAK.ID.desc())
        .limit(1)
        .fetchOptional(columns::read)
        .map(Break.Closed.class::cast);
  }

  private static SelectConditionStep<ReconciliationBreakRecord> of(
      TenantId tenant, WalletId wallet, BreakState state) {
    return OpenWork.of(tenant)
        .selectFrom(RECONCILIATION_BREAK)
        .where(RECONCILIATION_BREAK.TENANT_ID.eq(tenant))
        .and(RECONCILIATION_BREAK.WALLET_ID.eq(wallet))
        .and(RECONCILIATION_BREAK.STATE.eq(Words.of(state)));
  }

  @Override
  public Page<Break> list(TenantId tenant, List<BreakFilter> filters, PageRequest page) {
    var matching =
        filters.stream()
            .map(JooqBreaks::condition)
            .reduce(RECONCILIATION_BREAK.TENANT_ID.eq(tenant), Condition::and);
    var found =
        OpenWork.of(tenant)
            .selectFrom(RECONCILIATION_BREAK)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(RECONCILIATION_BREAK.OPENED_AT.desc(), RECONCILIATION_BREAK.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().openedAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(RECONCILIATION_BREAK, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(RECONCILIATION_BREAK.OPENED_AT, RECONCILIATION_BREAK.ID)
            .lt(row(val(last.createdAt()), val(new BreakId(last.id()), RECONCILIATION_BREAK.ID)));
  }

  private static Condition condition(BreakFilter filter) {
    return switch (filter) {
      case BreakFilter.OfCustomer(var customer) -> RECONCILIATION_BREAK.CUSTOMER_ID.eq(customer);
      case BreakFilter.InState(var state) -> RECONCILIATION_BREAK.STATE.eq(Words.of(state));
      case BreakFilter.OfKind(var kind) -> RECONCILIATION_BREAK.KIND.eq(Words.of(kind));
    };
  }

  @Override
  public Optional<Instant> comparedAt(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .select(RECONCILIATION.COMPARED_AT)
        .from(RECONCILIATION)
        .where(RECONCILIATION.TENANT_ID.eq(tenant))
        .and(RECONCILIATION.CUSTOMER_ID.eq(customer))
        .fetchOptional(RECONCILIATION.COMPARED_AT);
  }

  @Override
  public void compared(TenantId tenant, CustomerId customer, Instant at) {
    OpenWork.of(tenant)
        .insertInto(RECONCILIATION)
        .set(RECONCILIATION.TENANT_ID, tenant)
        .set(RECONCILIATION.CUSTOMER_ID, customer)
        .set(RECONCILIATION.COMPARED_AT, at)
        .onConflict(RECONCILIATION.TENANT_ID, RECONCILIATION.CUSTOMER_ID)
        .doUpdate()
        .set(RECONCILIATION.COMPARED_AT, at)
        .execute();
  }
}
