package io.purser.persistence.operation;

import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.Observation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationFilter;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.seal.BlindIndexes;
import io.purser.persistence.tenant.AccountOfTenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqOperations implements Operations {
  /** As the indexes of open operations say it, so it must not become parameters. */
  private static final Condition IS_OPEN =
      OPERATION.STATE.in(inline("planned"), inline("sent"), inline("unknown"), inline("manual"));

  private final Transactions transactions;
  private final AccountOfTenant accounts;
  private final BlindIndexes indexes;
  private final OperationColumns columns;
  private final Observations observations;

  JooqOperations(
      Transactions transactions,
      AccountOfTenant accounts,
      BlindIndexes indexes,
      OperationColumns columns,
      Observations observations) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.indexes = indexes;
    this.columns = columns;
    this.observations = observations;
  }

  @Override
  public Planning plan(NewOperation operation) {
    var planned = new Operation.Planned(header(operation), operation.plannedAt());
    return isAdded(operation, planned)
        ? new Planning.Planned(planned)
        : conflict(operation, referenceIndex(operation));
  }

  @Override
  public Optional<Operation.Withheld> withhold(NewOperation operation) {
    var withheld = new Operation.Withheld(header(operation));
    return isAdded(operation, withheld) ? Optional.of(withheld) : Optional.empty();
  }

  @Override
  public Optional<Operation.Planned> release(TenantId tenant, OperationId id, Instant at) {
    return OpenWork.of(tenant)
        .update(OPERATION)
        .set(OPERATION.STATE, "planned")
        .set(OPERATION.DUE_AT, at)
        .set(OPERATION.UPDATED_AT, at)
        .where(OPERATION.TENANT_ID.eq(tenant))
        .and(OPERATION.ID.eq(id))
        .and(OPERATION.STATE.eq(inline("withheld")))
        .returning()
        .fetchOptional(columns::read)
        .map(Operation.Planned.class::cast);
  }

  private Operation.Header header(NewOperation operation) {
    return new Operation.Header(
        operation.id(),
        operation.tenant(),
        accounts.of(operation.tenant()),
        operation.kind(),
        operation.subject(),
        operation.customer(),
        0,
        0,
        null,
        operation.plannedAt(),
        operation.plannedAt());
  }

  /** Not when another has its natural key or its reference. */
  private boolean isAdded(NewOperation operation, Operation as) {
    var account = as.header().account();
    var row = columns.write(as);
    row.setTenantId(operation.tenant());
    row.setId(operation.id());
    row.setAccountId(account);
    row.setKind(operation.kind().name());
    row.setClass_(Words.of(operation.kind().callClass()));
    row.setSubject(operation.subject());
    row.setCustomerId(operation.customer());
    row.setNaturalKeyIndex(indexes.ofNaturalKey(account, operation.kind(), operation.naturalKey()));
    row.setReferenceIndex(referenceIndex(operation));
    row.setAttempt(0);
    row.setCreatedAt(operation.plannedAt());
    return OpenWork.of(operation.tenant())
            .insertInto(OPERATION)
            .set(row)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private byte @Nullable [] referenceIndex(NewOperation operation) {
    return operation.reference() == null
        ? null
        : indexes.ofReference(operation.tenant(), operation.kind(), operation.reference());
  }

  private Planning conflict(NewOperation operation, byte @Nullable [] reference) {
    return OpenWork.of(operation.tenant())
        .select(OPERATION.ID)
        .from(OPERATION)
        .where(OPERATION.TENANT_ID.eq(operation.tenant()))
        .and(OPERATION.KIND.eq(operation.kind().name()))
        .and(OPERATION.REFERENCE_INDEX.eq(reference))
        .fetchOptional(OPERATION.ID)
        .<Planning>map(Planning.ReferenceUsed::new)
        .orElseGet(Planning.KeyBusy::new);
  }

  @Override
  public Optional<Operation> get(TenantId tenant, OperationId id) {
    return OpenWork.of(tenant)
        .selectFrom(OPERATION)
        .where(OPERATION.TENANT_ID.eq(tenant))
        .and(OPERATION.ID.eq(id))
        .fetchOptional(columns::read);
  }

  @Override
  public Optional<Operation.Open> claim(TenantId tenant, OperationId id, Duration lease) {
    return OpenWork.of(tenant)
        .update(OPERATION)
        .set(OPERATION.ATTEMPT, OPERATION.ATTEMPT.plus(1))
        .set(OPERATION.LEASE_UNTIL, DatabaseTime.in(lease))
        .where(OPERATION.TENANT_ID.eq(tenant))
        .and(OPERATION.ID.eq(id))
        .and(IS_OPEN)
        .and(OPERATION.LEASE_UNTIL.isNull().or(OPERATION.LEASE_UNTIL.le(DatabaseTime.now())))
        .returning()
        .fetchOptional(columns::read)
        .map(Operation.Open.class::cast);
  }

  @Override
  public void save(Operation operation, List<Observation> seen) {
    var claimed = operation.header();
    int saved =
        OpenWork.of(claimed.tenant())
            .update(OPERATION)
            .set(columns.write(operation))
            .where(OPERATION.TENANT_ID.eq(claimed.tenant()))
            .and(OPERATION.ID.eq(claimed.id()))
            .and(OPERATION.ATTEMPT.eq(claimed.attempt()))
            .and(IS_OPEN)
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(claimed.id().value());
    }
    observations.add(claimed, seen);
  }

  @Override
  public List<Seen> seen(TenantId tenant, OperationId id) {
    return get(tenant, id)
        .map(operation -> observations.list(operation.header()))
        .orElse(List.of());
  }

  @Override
  public Page<Operation> list(TenantId tenant, List<OperationFilter> filters, PageRequest page) {
    var matching = OperationConditions.all(tenant, filters);
    var found =
        OpenWork.of(tenant)
            .selectFrom(OPERATION)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(OPERATION.CREATED_AT.desc(), OPERATION.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(OPERATION, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(OPERATION.CREATED_AT, OPERATION.ID)
            .lt(row(val(last.createdAt()), val(new OperationId(last.id()), OPERATION.ID)));
  }

  @Override
  public Rivals rivals(Operation.Open operation) {
    var tenant = operation.header().tenant();
    var own = OPERATION.as("own");
    var rivals =
        OpenWork.of(tenant)
            .select(OPERATION.ID, OPERATION.ORDINAL.gt(own.ORDINAL))
            .from(OPERATION)
            .join(own)
            .on(own.TENANT_ID.eq(OPERATION.TENANT_ID))
            .and(own.NATURAL_KEY_INDEX.eq(OPERATION.NATURAL_KEY_INDEX))
            .where(OPERATION.TENANT_ID.eq(tenant))
            .and(own.ID.eq(operation.id()))
            .and(OPERATION.CLASS.eq(inline("state")))
            .and(
                IS_OPEN
                    .and(OPERATION.ORDINAL.lt(own.ORDINAL))
                    .or(OPERATION.ORDINAL.gt(own.ORDINAL)))
            .orderBy(OPERATION.ORDINAL)
            .fetch();
    var older = rivals.stream().filter(rival -> !rival.value2()).map(Record2::value1).findFirst();
    return new Rivals(older, rivals.stream().noneMatch(Record2::value2));
  }

  @Override
  public void wake(TenantId tenant, CustomerId customer) {
    wake(tenant, OPERATION.CUSTOMER_ID.eq(customer));
  }

  @Override
  public void wake(TenantId tenant, OperationId id) {
    wake(tenant, OPERATION.ID.eq(id));
  }

  /**
   * Passes over operations that somebody is just saving: waiting for one of them, while its saver
   * waits for the customer, would never end.
   */
  private static void wake(TenantId tenant, Condition which) {
    var asleep =
        select(OPERATION.ID)
            .from(OPERATION)
            .where(OPERATION.TENANT_ID.eq(tenant))
            .and(which)
            .and(IS_OPEN)
            .and(
                OPERATION
                    .DUE_AT
                    .gt(DatabaseTime.now())
                    .or(OPERATION.STATE.eq(inline("manual")).and(OPERATION.DUE_AT.isNull())))
            .forUpdate()
            .skipLocked();
    OpenWork.of(tenant)
        .update(OPERATION)
        .set(OPERATION.DUE_AT, DatabaseTime.now())
        .where(OPERATION.TENANT_ID.eq(tenant))
        .and(OPERATION.ID.in(asleep))
        .execute();
  }

  @Override
  public List<Due> due(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.dueOperations(dsl.configuration(), maximum)
                .map(found -> new Due(found.getTenantId(), found.getId())));
  }
}
