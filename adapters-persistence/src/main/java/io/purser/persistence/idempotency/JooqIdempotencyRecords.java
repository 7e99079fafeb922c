package io.purser.persistence.idempotency;

import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;
import static org.jooq.impl.DSL.field;

import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.KnownCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.idempotency.Ticket;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.IdempotencyRecordRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.SelectConditionStep;
import org.jooq.UpdateConditionStep;

@Singleton
final class JooqIdempotencyRecords implements IdempotencyRecords {
  private final Claims claims;
  private final AnswerSeal seal;

  JooqIdempotencyRecords(Claims claims, AnswerSeal seal) {
    this.claims = claims;
    this.seal = seal;
  }

  @Override
  public Claim claim(IdempotentCall call, Duration lease) {
    return claims.claim(call, lease);
  }

  @Override
  public Optional<KnownCall> find(TenantId tenant, String principal, IdempotencyKey key) {
    var isHeld = field(IDEMPOTENCY_RECORD.LEASE_UNTIL.gt(DatabaseTime.now())).as("held");
    return OpenWork.of(tenant)
        .select(
            IDEMPOTENCY_RECORD.STATE,
            isHeld,
            IDEMPOTENCY_RECORD.OPERATION_ID,
            IDEMPOTENCY_RECORD.CREATED_AT,
            IDEMPOTENCY_RECORD.KEPT_UNTIL)
        .from(IDEMPOTENCY_RECORD)
        .where(new CallId(tenant, principal, key.value()).isRow())
        .and(IDEMPOTENCY_RECORD.KEPT_UNTIL.gt(DatabaseTime.now()))
        .fetchOptional(
            row ->
                new KnownCall(
                    state(row.value1(), Boolean.TRUE.equals(row.value2())),
                    row.value3(),
                    row.value4(),
                    row.value5()));
  }

  private static KnownCall.State state(String stored, boolean isHeld) {
    return switch (stored) {
      case RecordState.CLAIMED -> isHeld ? KnownCall.State.IN_FLIGHT : KnownCall.State.INTERRUPTED;
      case RecordState.ACCEPTED -> KnownCall.State.ACCEPTED;
      case RecordState.ANSWERED -> KnownCall.State.ANSWERED;
      default -> throw new IllegalStateException("a state that the schema does not have");
    };
  }

  @Override
  public void pointTo(Ticket ticket, OperationId operation) {
    int pointed =
        OpenWork.of(ticket.call().tenant())
            .update(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.OPERATION_ID, operation)
            .where(CallId.of(ticket.call()).isRow())
            .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(ticket.attempt()))
            .and(IDEMPOTENCY_RECORD.STATE.eq(RecordState.CLAIMED))
            .execute();
    if (pointed == 0) {
      throw stale(ticket);
    }
  }

  @Override
  public boolean restart(Ticket ticket, OperationId operation) {
    var row = locked(ticket);
    var tenant = ticket.call().tenant();
    int pointing =
        OpenWork.of(tenant)
            .fetchCount(
                IDEMPOTENCY_RECORD,
                IDEMPOTENCY_RECORD
                    .TENANT_ID
                    .eq(tenant)
                    .and(IDEMPOTENCY_RECORD.OPERATION_ID.eq(operation)));
    if (pointing > 1 || !row.getState().equals(RecordState.CLAIMED)) {
      return false;
    }
    OpenWork.of(tenant)
        .update(IDEMPOTENCY_RECORD)
        .setNull(IDEMPOTENCY_RECORD.OPERATION_ID)
        .setNull(IDEMPOTENCY_RECORD.LEASE_UNTIL)
        .where(CallId.of(ticket.call()).isRow())
        .execute();
    return true;
  }

  @Override
  public void note(Ticket ticket, String reached) {
    int noted =
        OpenWork.of(ticket.call().tenant())
            .update(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.REACHED, reached)
            .where(CallId.of(ticket.call()).isRow())
            .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(ticket.attempt()))
            .and(IDEMPOTENCY_RECORD.STATE.eq(RecordState.CLAIMED))
            .execute();
    if (noted == 0) {
      throw stale(ticket);
    }
  }

  @Override
  public Optional<String> reached(Ticket ticket) {
    return OpenWork.of(ticket.call().tenant())
        .select(IDEMPOTENCY_RECORD.REACHED)
        .from(IDEMPOTENCY_RECORD)
        .where(CallId.of(ticket.call()).isRow())
        .fetchOptional(IDEMPOTENCY_RECORD.REACHED);
  }

  @Override
  public void complete(Ticket ticket, StoredAnswer answer) {
    var id = CallId.of(ticket.call());
    int stored =
        storing(id, RecordState.ANSWERED, answer)
            .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(ticket.attempt()))
            .and(IDEMPOTENCY_RECORD.STATE.ne(RecordState.ANSWERED))
            .execute();
    if (stored == 0) {
      throw stale(ticket);
    }
  }

  @Override
  public void complete(TenantId tenant, OperationId operation, StoredAnswer answer) {
    OpenWork.of(tenant)
        .select(IDEMPOTENCY_RECORD.PRINCIPAL, IDEMPOTENCY_RECORD.KEY)
        .from(IDEMPOTENCY_RECORD)
        .where(IDEMPOTENCY_RECORD.TENANT_ID.eq(tenant))
        .and(IDEMPOTENCY_RECORD.OPERATION_ID.eq(operation))
        .and(IDEMPOTENCY_RECORD.STATE.ne(RecordState.ANSWERED))
        .orderBy(IDEMPOTENCY_RECORD.PRINCIPAL, IDEMPOTENCY_RECORD.KEY)
        .forUpdate()
        .fetch(row -> new CallId(tenant, row.value1(), row.value2()))
        .forEach(waiting -> store(waiting, RecordState.ANSWERED, answer));
  }

  @Override
  public StoredAnswer accept(Ticket ticket, StoredAnswer answer) {
    return finalAnswerOr(ticket, RecordState.ACCEPTED, () -> answer);
  }

  @Override
  public StoredAnswer settledAnswer(Ticket ticket, Supplier<StoredAnswer> answer) {
    // Whoever settled the operation has stored it, nearly always: reading locks nothing and leaves
    // nothing to be written down when the transaction ends.
    return attempt(ticket)
        .fetchOptional()
        .filter(row -> row.getState().equals(RecordState.ANSWERED))
        .map(row -> answerIn(CallId.of(ticket.call()), row))
        .orElseGet(() -> finalAnswerOr(ticket, RecordState.ANSWERED, answer));
  }

  private StoredAnswer finalAnswerOr(Ticket ticket, String state, Supplier<StoredAnswer> answer) {
    var row = locked(ticket);
    var id = CallId.of(ticket.call());
    if (row.getState().equals(RecordState.ANSWERED)) {
      return answerIn(id, row);
    }
    var given = answer.get();
    store(id, state, given);
    return given;
  }

  private StoredAnswer answerIn(CallId id, IdempotencyRecordRecord row) {
    return seal.open(id, row.getAnswer(), row.getAbout())
        .orElseThrow(() -> new StaleAggregate("call " + id.key()));
  }

  @Override
  public void release(Ticket ticket) {
    if (locked(ticket).getState().equals(RecordState.CLAIMED)) {
      OpenWork.of(ticket.call().tenant())
          .update(IDEMPOTENCY_RECORD)
          .setNull(IDEMPOTENCY_RECORD.LEASE_UNTIL)
          .where(CallId.of(ticket.call()).isRow())
          .execute();
    }
  }

  private void store(CallId call, String state, StoredAnswer answer) {
    storing(call, state, answer).execute();
  }

  private UpdateConditionStep<IdempotencyRecordRecord> storing(
      CallId call, String state, StoredAnswer answer) {
    return OpenWork.of(call.tenant())
        .update(IDEMPOTENCY_RECORD)
        .set(IDEMPOTENCY_RECORD.STATE, state)
        .set(IDEMPOTENCY_RECORD.ANSWER, seal.seal(call, answer))
        .set(IDEMPOTENCY_RECORD.ABOUT, answer.about())
        .setNull(IDEMPOTENCY_RECORD.LEASE_UNTIL)
        .setNull(IDEMPOTENCY_RECORD.REACHED)
        .where(call.isRow());
  }

  /** The row of this attempt, locked. */
  private static IdempotencyRecordRecord locked(Ticket ticket) {
    return attempt(ticket).forUpdate().fetchOptional().orElseThrow(() -> stale(ticket));
  }

  private static SelectConditionStep<IdempotencyRecordRecord> attempt(Ticket ticket) {
    return OpenWork.of(ticket.call().tenant())
        .selectFrom(IDEMPOTENCY_RECORD)
        .where(CallId.of(ticket.call()).isRow())
        .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(ticket.attempt()));
  }

  private static StaleAggregate stale(Ticket ticket) {
    return new StaleAggregate("call " + ticket.call().key().value());
  }
}
