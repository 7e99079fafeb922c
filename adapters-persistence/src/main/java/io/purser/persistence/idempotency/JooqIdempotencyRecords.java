package io.purser.persistence.idempotency;

import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.idempotency.Ticket;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.idempotency.AnswerSeal.CallId;
import io.purser.persistence.schema.tables.records.IdempotencyRecordRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jooq.Condition;

@Singleton
final class JooqIdempotencyRecords implements IdempotencyRecords {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private static final String CLAIMED = "claimed";
  private static final String ACCEPTED = "accepted";
  private static final String ANSWERED = "answered";

  private static final Condition IS_NO_LONGER_KEPT =
      IDEMPOTENCY_RECORD.KEPT_UNTIL.le(DatabaseTime.now());
  private static final Condition IS_FREE =
      IDEMPOTENCY_RECORD
          .STATE
          .eq(CLAIMED)
          .and(
              IDEMPOTENCY_RECORD
                  .LEASE_UNTIL
                  .isNull()
                  .or(IDEMPOTENCY_RECORD.LEASE_UNTIL.le(DatabaseTime.now())));

  private final AnswerSeal seal;

  JooqIdempotencyRecords(AnswerSeal seal) {
    this.seal = seal;
  }

  @Override
  public Claim claim(IdempotentCall call, Duration lease) {
    var id = id(call);
    var dsl = OpenWork.of(call.tenant());
    if (!CallLock.tryLock(dsl, id)) {
      return new Claim.InFlight(RETRY_AFTER);
    }
    // A statement of its own: only one that begins after the lock is held sees what its last holder
    // has written.
    var found =
        dsl.select(IDEMPOTENCY_RECORD.fields())
            .select(field(IS_NO_LONGER_KEPT).as("old"), field(IS_FREE).as("free"))
            .from(IDEMPOTENCY_RECORD)
            .where(is(id))
            .fetchOne();
    if (found == null) {
      return begin(call, lease);
    }
    var row = found.into(IDEMPOTENCY_RECORD);
    if (found.get("old", boolean.class)) {
      return beginAnew(call, row, lease);
    }
    if (!row.getFingerprint().equals(call.fingerprint())) {
      return new Claim.OtherRequest();
    }
    if (!row.getState().equals(CLAIMED)) {
      return new Claim.Answered(seal.open(id, row.getAnswer(), row.getAbout()));
    }
    return found.get("free", boolean.class)
        ? takeOver(call, row, lease)
        : new Claim.InFlight(RETRY_AFTER);
  }

  private static Claim begin(IdempotentCall call, Duration lease) {
    int added =
        OpenWork.of(call.tenant())
            .insertInto(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.TENANT_ID, call.tenant())
            .set(IDEMPOTENCY_RECORD.PRINCIPAL, call.principal())
            .set(IDEMPOTENCY_RECORD.KEY, call.key().value())
            .set(IDEMPOTENCY_RECORD.FINGERPRINT, call.fingerprint())
            .set(IDEMPOTENCY_RECORD.STATE, CLAIMED)
            .set(IDEMPOTENCY_RECORD.ATTEMPT, 1)
            .set(IDEMPOTENCY_RECORD.LEASE_UNTIL, DatabaseTime.in(lease))
            .onConflictDoNothing()
            .execute();
    return added == 1 ? new Claim.Fresh(new Ticket(call, 1)) : new Claim.InFlight(RETRY_AFTER);
  }

  /** The attempt still counts up, so that nobody who held the old call can answer the new one. */
  private static Claim beginAnew(IdempotentCall call, IdempotencyRecordRecord old, Duration lease) {
    int attempt = old.getAttempt() + 1;
    int taken =
        OpenWork.of(call.tenant())
            .update(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.FINGERPRINT, call.fingerprint())
            .set(IDEMPOTENCY_RECORD.STATE, CLAIMED)
            .set(IDEMPOTENCY_RECORD.ATTEMPT, attempt)
            .set(IDEMPOTENCY_RECORD.LEASE_UNTIL, DatabaseTime.in(lease))
            .setNull(IDEMPOTENCY_RECORD.OPERATION_ID)
            .setNull(IDEMPOTENCY_RECORD.ANSWER)
            .setNull(IDEMPOTENCY_RECORD.ABOUT)
            .set(IDEMPOTENCY_RECORD.CREATED_AT, DatabaseTime.now())
            .set(IDEMPOTENCY_RECORD.KEPT_UNTIL, DatabaseTime.in(KEPT_FOR))
            .where(isUnlocked(id(call), old.getAttempt(), IS_NO_LONGER_KEPT))
            .execute();
    return taken == 1
        ? new Claim.Fresh(new Ticket(call, attempt))
        : new Claim.InFlight(RETRY_AFTER);
  }

  private static Claim takeOver(IdempotentCall call, IdempotencyRecordRecord row, Duration lease) {
    var ticket = new Ticket(call, row.getAttempt() + 1);
    int taken =
        OpenWork.of(call.tenant())
            .update(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.ATTEMPT, ticket.attempt())
            .set(IDEMPOTENCY_RECORD.LEASE_UNTIL, DatabaseTime.in(lease))
            .where(isUnlocked(id(call), row.getAttempt(), IS_FREE))
            .execute();
    if (taken == 0) {
      return new Claim.InFlight(RETRY_AFTER);
    }
    return row.getOperationId() == null
        ? new Claim.Fresh(ticket)
        : new Claim.Resumable(ticket, row.getOperationId());
  }

  @Override
  public void pointTo(Ticket ticket, OperationId operation) {
    int pointed =
        OpenWork.of(ticket.call().tenant())
            .update(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.OPERATION_ID, operation)
            .where(is(id(ticket.call())))
            .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(ticket.attempt()))
            .and(IDEMPOTENCY_RECORD.STATE.eq(CLAIMED))
            .execute();
    if (pointed == 0) {
      throw stale(ticket);
    }
  }

  @Override
  public void complete(Ticket ticket, StoredAnswer answer) {
    var row = locked(ticket);
    if (row.getState().equals(ANSWERED)) {
      throw stale(ticket);
    }
    store(id(ticket.call()), ANSWERED, answer);
  }

  @Override
  public void complete(TenantId tenant, OperationId operation, StoredAnswer answer) {
    OpenWork.of(tenant)
        .select(IDEMPOTENCY_RECORD.PRINCIPAL, IDEMPOTENCY_RECORD.KEY)
        .from(IDEMPOTENCY_RECORD)
        .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tenant))
        .and(IDEMPOTENCY_RECORD.OPERATION_ID.eq(operation))
        .and(IDEMPOTENCY_RECORD.STATE.ne(ANSWERED))
        .orderBy(IDEMPOTENCY_RECORD.PRINCIPAL, IDEMPOTENCY_RECORD.KEY)
        .forUpdate()
        .fetch(row -> new CallId(tenant, row.value1(), row.value2()))
        .forEach(waiting -> store(waiting, ANSWERED, answer));
  }

  @Override
  public StoredAnswer accept(Ticket ticket, StoredAnswer answer) {
    return finalAnswerOr(ticket, ACCEPTED, () -> answer);
  }

  @Override
  public StoredAnswer settledAnswer(Ticket ticket, Supplier<StoredAnswer> answer) {
    return finalAnswerOr(ticket, ANSWERED, answer);
  }

  private StoredAnswer finalAnswerOr(Ticket ticket, String state, Supplier<StoredAnswer> answer) {
    var row = locked(ticket);
    var id = id(ticket.call());
    if (row.getState().equals(ANSWERED)) {
      return seal.open(id, row.getAnswer(), row.getAbout());
    }
    var given = answer.get();
    store(id, state, given);
    return given;
  }

  @Override
  public void release(Ticket ticket) {
    if (locked(ticket).getState().equals(CLAIMED)) {
      OpenWork.of(ticket.call().tenant())
          .update(IDEMPOTENCY_RECORD)
          .setNull(IDEMPOTENCY_RECORD.LEASE_UNTIL)
          .where(is(id(ticket.call())))
          .execute();
    }
  }

  private void store(CallId call, String state, StoredAnswer answer) {
    OpenWork.of(call.tenant())
        .update(IDEMPOTENCY_RECORD)
        .set(IDEMPOTENCY_RECORD.STATE, state)
        .set(IDEMPOTENCY_RECORD.ANSWER, seal.seal(call, answer))
        .set(IDEMPOTENCY_RECORD.ABOUT, answer.about())
        .setNull(IDEMPOTENCY_RECORD.LEASE_UNTIL)
        .where(is(call))
        .execute();
  }

  /** The row of this attempt, locked. */
  private static IdempotencyRecordRecord locked(Ticket ticket) {
    return OpenWork.of(ticket.call().tenant())
        .selectFrom(IDEMPOTENCY_RECORD)
        .where(is(id(ticket.call())))
        .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(ticket.attempt()))
        .forUpdate()
        .fetchOptional()
        .orElseThrow(() -> stale(ticket));
  }

  /** The row as it was read, unless somebody is changing it: nobody who claims waits for that. */
  private static Condition isUnlocked(CallId call, int attempt, Condition still) {
    return IDEMPOTENCY_RECORD
        .TENANT_ID
        .eq(call.tenant())
        .and(IDEMPOTENCY_RECORD.PRINCIPAL.eq(call.principal()))
        .and(
            IDEMPOTENCY_RECORD.KEY.in(
                select(IDEMPOTENCY_RECORD.KEY)
                    .from(IDEMPOTENCY_RECORD)
                    .where(is(call))
                    .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(attempt))
                    .and(still)
                    .forUpdate()
                    .skipLocked()));
  }

  private static Condition is(CallId call) {
    return IDEMPOTENCY_RECORD
        .TENANT_ID
        .eq(call.tenant())
        .and(IDEMPOTENCY_RECORD.PRINCIPAL.eq(call.principal()))
        .and(IDEMPOTENCY_RECORD.KEY.eq(call.key()));
  }

  private static CallId id(IdempotentCall call) {
    return new CallId(call.tenant(), call.principal(), call.key().value());
  }

  private static StaleAggregate stale(Ticket ticket) {
    return new StaleAggregate("call " + ticket.call().key().value());
  }
}
