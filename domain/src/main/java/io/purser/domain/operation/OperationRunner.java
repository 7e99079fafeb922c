package io.purser.domain.operation;

import io.purser.domain.idempotency.Ticket;
import io.purser.domain.operation.ProviderWrite.Preparation;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries operations out. An operation is taken up for as long as no call to the provider can last,
 * then attempted, up to three times in one run. No unit of work is open while the provider is
 * asked. Wherever an attempt breaks off, the next one finds out what happened before it sends
 * anything.
 */
public final class OperationRunner {
  private static final int LOOKS_AT_A_CLAIM = 40;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /**
   * Far longer than any call to the provider may take, so an attempt is over before the next one
   * begins.
   */
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** The least that a caller is asked to wait before another try. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Duration WHILE_ANOTHER_IS_OPEN = Duration.ofSeconds(5);

  private final UnitOfWork work;
  private final Operations operations;
  private final ProviderWrites writes;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final Retries retries;
  private final OperationTelemetry telemetry;

  public OperationRunner(
      UnitOfWork work,
      Operations operations,
      ProviderWrites writes,
      Outcomes outcomes,
      InstantSource clock,
      Retries retries,
      OperationTelemetry telemetry) {
    this.work = work;
    this.operations = operations;
    this.writes = writes;
    this.outcomes = outcomes;
    this.clock = clock;
    this.retries = retries;
    this.telemetry = telemetry;
  }

  /**
   * Tries until the operation is settled, three attempts are made, nothing may be repeated for now,
   * the deadline is near, or someone else has been at it for some seconds.
   */
  public Operation run(TenantId tenant, OperationId id, Deadline deadline) {
    return run(tenant, id, deadline, LOOKS_AT_A_CLAIM);
  }

  /** The same, for those whom nobody waits for: what someone else is at is left to them at once. */
  public Operation resume(TenantId tenant, OperationId id, Deadline deadline) {
    return run(tenant, id, deadline, 1);
  }

  private Operation run(TenantId tenant, OperationId id, Deadline deadline, int looks) {
    for (int attempt = 1; ; attempt++) {
      var step = attempt(tenant, id, deadline, looks);
      if (step instanceof Step.Over(var operation)) {
        return operation;
      }
      var wait = retries.backoff().after(attempt);
      if (attempt == Retries.ATTEMPTS_IN_ONE_RUN
          || !deadline.allows(wait.plus(OperationAttempt.WORTH_A_CALL))
          || (step instanceof Step.Again && !retries.budget().mayRetry())) {
        return step.operation();
      }
      retries.pause().pause(wait);
    }
  }

  /**
   * Gives up an operation that was never sent, for the caller with this ticket, and says when it is
   * worth another try. Empty when it was sent after all, someone is just at it, or another call
   * waits for it: then it goes on.
   */
  Optional<Duration> takeBack(Ticket ticket, OperationId id) {
    var tenant = ticket.call().tenant();
    var claimed = work.inTransaction(tenant, () -> operations.claim(tenant, id, LEASE));
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    var at = clock.instant();
    if (!(claimed.get() instanceof Operation.Planned planned)) {
      outcomes.goesOn(claimed.get().park(at, at), List.of());
      return Optional.empty();
    }
    try {
      var why = Rejection.because(Rejection.Reason.NEVER_SENT);
      outcomes.takenBack(writes.of(planned), planned.reject(why, at), ticket);
    } catch (StaleAggregate waitedFor) {
      outcomes.goesOn(planned, List.of());
      return Optional.empty();
    }
    var untilDue = Duration.between(at, planned.dueAt());
    return Optional.of(untilDue.compareTo(SOON) < 0 ? SOON : untilDue);
  }

  /**
   * Someone else may be at it for a moment, which is no reason to leave the caller without an
   * outcome.
   */
  private Optional<Operation.Open> claim(
      TenantId tenant, OperationId id, Deadline deadline, int looks) {
    for (int look = 1; ; look++) {
      var claimed = work.inTransaction(tenant, () -> operations.claim(tenant, id, LEASE));
      if (claimed.isPresent()
          || look == looks
          || !deadline.allows(OperationAttempt.WORTH_A_CALL)
          || !(current(tenant, id) instanceof Operation.Open)) {
        return claimed;
      }
      retries.pause().pause(BETWEEN_LOOKS);
    }
  }

  private Step attempt(TenantId tenant, OperationId id, Deadline deadline, int looks) {
    var claimed = claim(tenant, id, deadline, looks);
    if (claimed.isEmpty()) {
      return new Step.Over(current(tenant, id));
    }
    var operation = claimed.get();
    if (operation.header().attempt() == 1) {
      retries.budget().attempted();
    }
    try {
      return carryOut(writes.of(operation), operation, deadline);
    } catch (StaleAggregate takenUpAgain) {
      // Our claim ran out and another attempt has gone further; what it found out counts.
      telemetry.lateWriteRefused(operation.header().kind());
      return new Step.Over(current(tenant, id));
    }
  }

  private <Q, E> Step carryOut(
      ProviderWrite<Q, E> write, Operation.Open operation, Deadline deadline) {
    return switch (preparation(write, operation)) {
      case Preparation.Refused<Q>(var why) -> refuse(write, operation, why);
      case Preparation.After<Q>(var prerequisite) -> after(prerequisite, operation, deadline);
      case Preparation.Ready<Q>(var request) ->
          attempt(write, request, null, deadline).run(operation);
      case Preparation.NotAnyMore<Q>(var request, var why) ->
          attempt(write, request, why, deadline).run(operation);
    };
  }

  /** One who sets a state waits for those who set it before, and gives way to those after. */
  private <Q> Preparation<Q> preparation(ProviderWrite<Q, ?> write, Operation.Open operation) {
    return work.reading(
        operation.header().tenant(),
        () -> {
          var prepared = write.prepare(operation);
          if (!(prepared instanceof Preparation.Ready<Q>(var request))
              || write.kind().callClass() != OperationClass.STATE) {
            return prepared;
          }
          var rivals = operations.rivals(operation);
          if (rivals.olderOpen().isPresent()) {
            return new Preparation.After<>(rivals.olderOpen().get());
          }
          return rivals.isNewest()
              ? prepared
              : new Preparation.NotAnyMore<>(
                  request, Rejection.because(Rejection.Reason.SUPERSEDED));
        });
  }

  private <Q, E> OperationAttempt<Q, E> attempt(
      ProviderWrite<Q, E> write, Q request, @Nullable Rejection notAnyMore, Deadline deadline) {
    return new OperationAttempt<>(
        write, outcomes, clock, retries.backoff(), deadline, request, notAnyMore);
  }

  /** What was sent cannot be taken back by refusing it here. */
  private Step refuse(ProviderWrite<?, ?> write, Operation.Open operation, Rejection why) {
    var at = clock.instant();
    if (operation.header().sends() == 0) {
      return new Step.Over(outcomes.rejected(write, operation.reject(why, at), List.of()));
    }
    var manual = operation.leaveToAPerson("cannot be looked for: " + why.reason(), at);
    outcomes.leftToAPerson(operation, manual, List.of());
    return new Step.Over(manual);
  }

  /**
   * Settling the other one makes this operation due again, so the time it is parked for only
   * matters if that fails.
   */
  private Step after(OperationId other, Operation.Open operation, Deadline deadline) {
    var tenant = operation.header().tenant();
    var at = clock.instant();
    var parked = operation.park(at.plus(WHILE_ANOTHER_IS_OPEN), at);
    outcomes.goesOn(parked, List.of());
    if (isToWait(current(tenant, other))) {
      return new Step.Over(parked);
    }
    return switch (run(tenant, other, deadline)) {
      case Operation.Settled _ -> attempt(tenant, operation.id(), deadline, LOOKS_AT_A_CLAIM);
      case Operation.Unsettled _ -> new Step.Over(parked);
    };
  }

  /** Whether the provider has asked us, or we have decided, not to try yet. */
  private boolean isToWait(Operation operation) {
    return switch (operation) {
      case Operation.Planned(_, var dueAt) -> dueAt.isAfter(clock.instant());
      case Operation.Unknown(_, var dueAt, _) -> dueAt.isAfter(clock.instant());
      case Operation.Withheld _ -> true;
      case Operation.Sent _, Operation.Manual _, Operation.Settled _ -> false;
    };
  }

  private Operation current(TenantId tenant, OperationId id) {
    Optional<Operation> found = work.reading(tenant, () -> operations.get(tenant, id));
    return found.orElseThrow(() -> new IllegalStateException("there is no operation " + id));
  }
}
