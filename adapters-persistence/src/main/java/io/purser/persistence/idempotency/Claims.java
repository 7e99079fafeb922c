package io.purser.persistence.idempotency;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Ticket;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.schema.tables.records.IdempotencyRecordRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jooq.Condition;

/** Decides what a caller's key turns out to be, without ever waiting for somebody else. */
@Singleton
final class Claims {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private static final Condition IS_NO_LONGER_KEPT =
      IDEMPOTENCY_RECORD.KEPT_UNTIL.le(DatabaseTime.now());
  private static final Condition IS_FREE =
      IDEMPOTENCY_RECORD
          .STATE
          .eq(RecordState.CLAIMED)
          .and(
              IDEMPOTENCY_RECORD
                  .LEASE_UNTIL
                  .isNull()
                  .or(IDEMPOTENCY_RECORD.LEASE_UNTIL.le(DatabaseTime.now())));

  /**
   * What nearly every call needs, being the first with its key: asks for the lock, looks and begins
   * in one statement. A row that was written after the statement had begun to look is still in its
   * way, so when it adds none, there is one, or somebody else has the lock.
   */
  private static final ReadyStatement BEGIN =
      ReadyStatement.of(
          insertInto(
                  IDEMPOTENCY_RECORD,
                  IDEMPOTENCY_RECORD.TENANT_ID,
                  IDEMPOTENCY_RECORD.PRINCIPAL,
                  IDEMPOTENCY_RECORD.KEY,
                  IDEMPOTENCY_RECORD.FINGERPRINT,
                  IDEMPOTENCY_RECORD.STATE,
                  IDEMPOTENCY_RECORD.ATTEMPT,
                  IDEMPOTENCY_RECORD.LEASE_UNTIL)
              .select(
                  select(
                          parameterFor(IDEMPOTENCY_RECORD.TENANT_ID),
                          parameterFor(IDEMPOTENCY_RECORD.PRINCIPAL),
                          parameterFor(IDEMPOTENCY_RECORD.KEY),
                          parameterFor(IDEMPOTENCY_RECORD.FINGERPRINT),
                          parameterFor(IDEMPOTENCY_RECORD.STATE),
                          parameterFor(IDEMPOTENCY_RECORD.ATTEMPT),
                          DatabaseTime.inMillis(val(0L)))
                      .where(CallLock.isHad(val(0L)))
                      .andNotExists(
                          selectOne()
                              .from(IDEMPOTENCY_RECORD)
                              .where(
                                  IDEMPOTENCY_RECORD.TENANT_ID.eq(
                                      parameterFor(IDEMPOTENCY_RECORD.TENANT_ID)))
                              .and(
                                  IDEMPOTENCY_RECORD.PRINCIPAL.eq(
                                      parameterFor(IDEMPOTENCY_RECORD.PRINCIPAL)))
                              .and(
                                  IDEMPOTENCY_RECORD.KEY.eq(parameterFor(IDEMPOTENCY_RECORD.KEY)))))
              .onConflictDoNothing());

  private final AnswerSeal seal;

  Claims(AnswerSeal seal) {
    this.seal = seal;
  }

  Claim claim(IdempotentCall call, Duration lease) {
    return begin(call, lease) ? new Claim.Fresh(new Ticket(call, 1)) : claimAgain(call, lease);
  }

  private static boolean begin(IdempotentCall call, Duration lease) {
    var id = CallId.of(call);
    return BEGIN.execute(
            call.tenant(),
            call.tenant(),
            call.principal(),
            call.key().value(),
            call.fingerprint(),
            RecordState.CLAIMED,
            1,
            lease.toMillis(),
            CallLock.number(id),
            call.tenant(),
            call.principal(),
            call.key().value())
        == 1;
  }

  private Claim claimAgain(IdempotentCall call, Duration lease) {
    var id = CallId.of(call);
    var dsl = OpenWork.of(call.tenant());
    if (!dsl.fetchValue(field(CallLock.isHad(val(CallLock.number(id)))))) {
      return new Claim.InFlight(RETRY_AFTER);
    }
    // A statement of its own: only one that begins after the lock is held sees what its last holder
    // has written.
    var found =
        dsl.select(IDEMPOTENCY_RECORD.fields())
            .select(field(IS_NO_LONGER_KEPT).as("old"), field(IS_FREE).as("free"))
            .from(IDEMPOTENCY_RECORD)
            .where(id.isRow())
            .fetchOne();
    if (found == null) {
      // It was there a moment ago, and nobody needs to keep it any more.
      return new Claim.InFlight(RETRY_AFTER);
    }
    var row = found.into(IDEMPOTENCY_RECORD);
    if (found.get("old", boolean.class)) {
      return beginAnew(call, row, lease, IS_NO_LONGER_KEPT);
    }
    if (!row.getFingerprint().equals(call.fingerprint())) {
      return new Claim.OtherRequest();
    }
    if (!row.getState().equals(RecordState.CLAIMED)) {
      // An answer about somebody who was erased since is as good as none.
      return seal.open(id, row.getAnswer(), row.getAbout())
          .<Claim>map(Claim.Answered::new)
          .orElseGet(
              () -> beginAnew(call, row, lease, IDEMPOTENCY_RECORD.STATE.ne(RecordState.CLAIMED)));
    }
    return found.get("free", boolean.class)
        ? takeOver(call, row, lease)
        : new Claim.InFlight(RETRY_AFTER);
  }

  /** The attempt still counts up, so that nobody who held the old call can answer the new one. */
  private static Claim beginAnew(
      IdempotentCall call, IdempotencyRecordRecord old, Duration lease, Condition still) {
    int attempt = old.getAttempt() + 1;
    int taken =
        OpenWork.of(call.tenant())
            .update(IDEMPOTENCY_RECORD)
            .set(IDEMPOTENCY_RECORD.FINGERPRINT, call.fingerprint())
            .set(IDEMPOTENCY_RECORD.STATE, RecordState.CLAIMED)
            .set(IDEMPOTENCY_RECORD.ATTEMPT, attempt)
            .set(IDEMPOTENCY_RECORD.LEASE_UNTIL, DatabaseTime.in(lease))
            .setNull(IDEMPOTENCY_RECORD.OPERATION_ID)
            .setNull(IDEMPOTENCY_RECORD.ANSWER)
            .setNull(IDEMPOTENCY_RECORD.ABOUT)
            .set(IDEMPOTENCY_RECORD.CREATED_AT, DatabaseTime.now())
            .set(IDEMPOTENCY_RECORD.KEPT_UNTIL, DatabaseTime.in(KEPT_FOR))
            .where(isUnlocked(CallId.of(call), old.getAttempt(), still))
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
            .where(isUnlocked(CallId.of(call), row.getAttempt(), IS_FREE))
            .execute();
    if (taken == 0) {
      return new Claim.InFlight(RETRY_AFTER);
    }
    return row.getOperationId() == null
        ? new Claim.Fresh(ticket)
        : new Claim.Resumable(ticket, row.getOperationId());
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
                    .where(call.isRow())
                    .and(IDEMPOTENCY_RECORD.ATTEMPT.eq(attempt))
                    .and(still)
                    .forUpdate()
                    .skipLocked()));
  }
}
