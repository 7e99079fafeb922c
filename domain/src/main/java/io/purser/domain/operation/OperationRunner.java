package io.purser.domain.operation;

import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Preparation;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.StaleAggregate;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries operations out. One attempt takes the operation up, looks whether its effect is there
 * already, writes down that the request is about to leave, sends it, and writes down what came of
 * it together with the change it makes. No unit of work is open while the provider is asked.
 * Wherever this breaks off, the next attempt finds out what happened before it sends anything.
 */
public final class OperationRunner {
  private static final int ATTEMPTS_IN_ONE_RUN = 3;
  private static final int LOOKS_AT_A_CLAIM = 40;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /**
   * Far longer than any call to the provider may take, so an attempt is over before the next one
   * begins.
   */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration WHILE_A_PREREQUISITE_IS_OPEN = Duration.ofSeconds(5);

  /**
   * How long a request that was not answered may still have its effect. Longer than we wait for an
   * answer: giving up on our side stops nothing on the other.
   */
  private static final Duration LATE_EFFECT = Duration.ofSeconds(15);

  /** What is left of a deadline when asking the provider once more is no longer worth it. */
  private static final Duration WORTH_A_CALL = Duration.ofMillis(500);

  private final UnitOfWork work;
  private final Operations operations;
  private final IdempotencyRecords idempotency;
  private final Answers answers;
  private final Map<OperationKind, ProviderWrite<?, ?>> writes = new EnumMap<>(OperationKind.class);
  private final InstantSource clock;
  private final Backoff backoff;
  private final Pause pause;

  public OperationRunner(
      UnitOfWork work,
      Operations operations,
      IdempotencyRecords idempotency,
      Answers answers,
      List<ProviderWrite<?, ?>> writes,
      InstantSource clock,
      Backoff backoff,
      Pause pause) {
    this.work = work;
    this.operations = operations;
    this.idempotency = idempotency;
    this.answers = answers;
    writes.forEach(write -> this.writes.put(write.kind(), write));
    this.clock = clock;
    this.backoff = backoff;
    this.pause = pause;
  }

  /**
   * Tries until the operation is settled, three attempts are made, the deadline is near, or someone
   * else has been at it for some seconds.
   */
  public Operation run(TenantId tenant, OperationId id, Deadline deadline) {
    for (int attempt = 1; ; attempt++) {
      var step = attempt(tenant, id, deadline);
      if (step instanceof Step.Over(var operation)) {
        return operation;
      }
      var wait = backoff.after(attempt);
      if (attempt == ATTEMPTS_IN_ONE_RUN || !deadline.allows(wait.plus(WORTH_A_CALL))) {
        return step.operation();
      }
      pause.pause(wait);
    }
  }

  /**
   * Someone else may be at it for a moment, which is no reason to leave the caller without an
   * outcome.
   */
  private Optional<Operation.Open> claim(TenantId tenant, OperationId id, Deadline deadline) {
    for (int look = 1; ; look++) {
      var claimed = work.inTransaction(tenant, () -> operations.claim(tenant, id, LEASE));
      if (claimed.isPresent()
          || look == LOOKS_AT_A_CLAIM
          || !deadline.allows(WORTH_A_CALL)
          || current(tenant, id) instanceof Operation.Settled) {
        return claimed;
      }
      pause.pause(BETWEEN_LOOKS);
    }
  }

  private Step attempt(TenantId tenant, OperationId id, Deadline deadline) {
    var claimed = claim(tenant, id, deadline);
    if (claimed.isEmpty()) {
      return new Step.Over(current(tenant, id));
    }
    try {
      return carryOut(writeOf(claimed.get()), claimed.get(), deadline);
    } catch (StaleAggregate takenUpAgain) {
      // Our claim ran out and another attempt has gone further; what it found out counts.
      return new Step.Over(current(tenant, id));
    }
  }

  private <Q, E> Step carryOut(
      ProviderWrite<Q, E> write, Operation.Open operation, Deadline deadline) {
    var tenant = operation.header().tenant();
    return switch (work.reading(tenant, () -> write.prepare(operation))) {
      case Preparation.Refused<Q>(var why) -> reject(write, operation, why);
      case Preparation.After<Q>(var prerequisite) -> after(prerequisite, operation, deadline);
      case Preparation.Ready<Q>(var request) ->
          switch (write.lookUp(operation, request, deadline)) {
            case Sighting.Present<E>(var effect) -> confirm(write, operation, effect);
            case Sighting.Refused<E>(var why) -> reject(write, operation, why);
            case Sighting.Unclear<E>(var _, var retryAfter) -> park(operation, retryAfter);
            case Sighting.Absent<E> _ ->
                operation.mayStillTakeEffect(clock.instant(), LATE_EFFECT)
                    ? parkUntilQuiet(operation)
                    : send(write, operation, request, deadline);
          };
    };
  }

  /**
   * Settling the prerequisite makes this operation due again, so the time it is parked for only
   * matters if that fails.
   */
  private Step after(OperationId prerequisite, Operation.Open operation, Deadline deadline) {
    var tenant = operation.header().tenant();
    var parked = park(operation, WHILE_A_PREREQUISITE_IS_OPEN);
    if (isToWait(current(tenant, prerequisite))) {
      return new Step.Over(parked.operation());
    }
    return switch (run(tenant, prerequisite, deadline)) {
      case Operation.Settled _ -> attempt(tenant, operation.id(), deadline);
      case Operation.Open _ -> new Step.Over(parked.operation());
    };
  }

  /** Whether the provider has asked us, or we have decided, not to try yet. */
  private boolean isToWait(Operation operation) {
    return switch (operation) {
      case Operation.Planned(_, var dueAt) -> dueAt.isAfter(clock.instant());
      case Operation.Unknown(_, var dueAt, _) -> dueAt.isAfter(clock.instant());
      case Operation.Sent _, Operation.Settled _ -> false;
    };
  }

  private <Q, E> Step send(
      ProviderWrite<Q, E> write, Operation.Open operation, Q request, Deadline deadline) {
    if (!deadline.allows(WORTH_A_CALL)) {
      return park(operation, Duration.ZERO);
    }
    var sent = operation.send(clock.instant());
    save(sent);
    return switch (write.send(request, deadline)) {
      case Answer.Done<E>(var effect) -> confirm(write, sent, effect);
      case Answer.Refused<E>(var why) -> refused(write, sent, request, why, deadline);
      case Answer.NotExecuted<E>(var _, var retryAfter) -> {
        // This send had no effect, so it does not count; only earlier ones can leave a doubt.
        yield park(operation, retryAfter);
      }
      case Answer.InDoubt<E>(var evidence) -> {
        var at = clock.instant();
        var doubted = sent.doubt(evidence, at.plus(backoff.after(sent.header().attempt())), at);
        save(doubted);
        yield new Step.Again(doubted);
      }
    };
  }

  /**
   * A refusal of a repeat says nothing about the earlier tries. The effect of one may have come
   * about since the look that found none, and may be the very reason for the refusal.
   */
  private <Q, E> Step refused(
      ProviderWrite<Q, E> write, Operation.Sent sent, Q request, Rejection why, Deadline deadline) {
    if (sent.header().sends() == 1) {
      return reject(write, sent, why);
    }
    return switch (write.lookUp(sent, request, deadline)) {
      case Sighting.Present<E>(var effect) -> confirm(write, sent, effect);
      case Sighting.Unclear<E>(var _, var retryAfter) -> park(sent, retryAfter);
      case Sighting.Absent<E> _, Sighting.Refused<E> _ -> reject(write, sent, why);
    };
  }

  private Step parkUntilQuiet(Operation.Open operation) {
    var parked = operation.park(operation.header().updatedAt().plus(LATE_EFFECT), clock.instant());
    save(parked);
    return new Step.Over(parked);
  }

  private Step park(Operation.Open operation, Duration retryAfter) {
    var at = clock.instant();
    var parked =
        operation.park(at.plus(backoff.after(operation.header().attempt(), retryAfter)), at);
    save(parked);
    return retryAfter.isZero() ? new Step.Again(parked) : new Step.Over(parked);
  }

  private <Q, E> Step confirm(ProviderWrite<Q, E> write, Operation.Open operation, E effect) {
    var confirmed = operation.confirm(clock.instant());
    return settle(confirmed, () -> write.confirm(confirmed, effect));
  }

  private Step reject(ProviderWrite<?, ?> write, Operation.Open operation, Rejection why) {
    var rejected = operation.reject(why, clock.instant());
    return settle(rejected, () -> write.reject(rejected));
  }

  /**
   * The outcome, the change it makes and the answer of every request that waits for it are written
   * together.
   */
  private Step settle(Operation.Settled settled, Runnable change) {
    work.inTransaction(
        settled.header().tenant(),
        () -> {
          operations.save(settled);
          change.run();
          idempotency.complete(settled.header().tenant(), settled.id(), answers.settled(settled));
          return settled;
        });
    return new Step.Over(settled);
  }

  private void save(Operation operation) {
    work.inTransaction(
        operation.header().tenant(),
        () -> {
          operations.save(operation);
          return operation;
        });
  }

  private Operation current(TenantId tenant, OperationId id) {
    Optional<Operation> found = work.reading(tenant, () -> operations.get(tenant, id));
    return found.orElseThrow(() -> new IllegalStateException("there is no operation " + id));
  }

  private ProviderWrite<?, ?> writeOf(Operation operation) {
    var write = writes.get(operation.header().kind());
    if (write == null) {
      throw new IllegalStateException("nobody carries out " + operation.header().kind());
    }
    return write;
  }

  /** Where an attempt has left an operation. */
  private sealed interface Step {
    Operation operation();

    /** Another attempt in this run makes sense. */
    record Again(Operation operation) implements Step {}

    record Over(Operation operation) implements Step {}
  }
}
