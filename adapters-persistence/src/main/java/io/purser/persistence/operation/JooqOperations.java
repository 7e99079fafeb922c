package io.purser.persistence.operation;

import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.seal.BlindIndexes;
import io.purser.persistence.tenant.AccountOfTenant;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

@Singleton
final class JooqOperations implements Operations {
  /** As the indexes of open operations say it, so it must not become parameters. */
  private static final Condition IS_OPEN =
      OPERATION.STATE.in(inline("planned"), inline("sent"), inline("unknown"));

  private final Transactions transactions;
  private final AccountOfTenant accounts;
  private final BlindIndexes indexes;
  private final OperationColumns columns;

  JooqOperations(
      Transactions transactions,
      AccountOfTenant accounts,
      BlindIndexes indexes,
      OperationColumns columns) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.indexes = indexes;
    this.columns = columns;
  }

  @Override
  public Planning plan(NewOperation operation) {
    var account = accounts.of(operation.tenant());
    var planned =
        new Operation.Planned(
            new Operation.Header(
                operation.id(),
                operation.tenant(),
                account,
                operation.kind(),
                operation.subject(),
                operation.customer(),
                0,
                0,
                operation.plannedAt(),
                operation.plannedAt()),
            operation.plannedAt());
    var row = columns.write(planned);
    row.setTenantId(operation.tenant());
    row.setId(operation.id());
    row.setAccountId(account);
    row.setKind(Words.of(operation.kind()));
    row.setSubject(operation.subject());
    row.setCustomerId(operation.customer());
    row.setNaturalKeyIndex(indexes.ofNaturalKey(account, operation.kind(), operation.naturalKey()));
    row.setAttempt(0);
    row.setCreatedAt(operation.plannedAt());
    int added =
        OpenWork.of(operation.tenant())
            .insertInto(OPERATION)
            .set(row)
            .onConflict(OPERATION.ACCOUNT_ID, OPERATION.NATURAL_KEY_INDEX)
            .where(IS_OPEN)
            .doNothing()
            .execute();
    return added == 1 ? new Planning.Planned(planned) : new Planning.KeyBusy();
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
  public void save(Operation operation) {
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
  }

  /**
   * Passes over operations that somebody is just saving: waiting for one of them, while its saver
   * waits for the customer, would never end.
   */
  @Override
  public void wake(TenantId tenant, CustomerId customer) {
    var asleep =
        select(OPERATION.ID)
            .from(OPERATION)
            .where(OPERATION.TENANT_ID.eq(tenant))
            .and(OPERATION.CUSTOMER_ID.eq(customer))
            .and(IS_OPEN)
            .and(OPERATION.DUE_AT.gt(DatabaseTime.now()))
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
