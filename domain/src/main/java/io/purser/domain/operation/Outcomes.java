package io.purser.domain.operation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.Ticket;
import io.purser.domain.work.StaleAggregate;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes down how far an operation has come. Every method is one unit of work, refused when the
 * operation was taken up again in between.
 */
public final class Outcomes {
  private final UnitOfWork work;
  private final Operations operations;
  private final IdempotencyRecords idempotency;
  private final Answers answers;
  private final Journal journal;
  private final OperationTelemetry telemetry;

  public Outcomes(
      UnitOfWork work,
      Operations operations,
      IdempotencyRecords idempotency,
      Answers answers,
      Journal journal,
      OperationTelemetry telemetry) {
    this.work = work;
    this.operations = operations;
    this.idempotency = idempotency;
    this.answers = answers;
    this.journal = journal;
    this.telemetry = telemetry;
  }

  /** It goes on, now or later. */
  void goesOn(Operation.Open operation, List<Observation> seen) {
    work.inTransaction(
        operation.header().tenant(),
        () -> {
          operations.save(operation, seen);
          return operation;
        });
    tell(operation, seen);
  }

  /**
   * Only a person can go on. Those who follow along are told once, however often it is looked at.
   */
  void leftToAPerson(Operation.Open before, Operation.Manual manual, List<Observation> seen) {
    work.inTransaction(
        manual.header().tenant(),
        () -> {
          operations.save(manual, seen);
          if (!(before instanceof Operation.Manual)) {
            record(manual, "operation.left_to_a_person", Initiator.RESOLVER, manual.since());
          }
          return manual;
        });
    tell(manual, seen);
    if (!(before instanceof Operation.Manual)) {
      telemetry.ended(manual);
    }
  }

  <E> Operation.Confirmed confirmed(
      ProviderWrite<?, E> write, Operation.Confirmed confirmed, E effect, List<Observation> seen) {
    settle(confirmed, () -> write.confirm(confirmed, effect), seen);
    return confirmed;
  }

  Operation.Rejected rejected(
      ProviderWrite<?, ?> write, Operation.Rejected rejected, List<Observation> seen) {
    settle(rejected, () -> write.reject(rejected), seen);
    return rejected;
  }

  /**
   * The caller who wanted it is told that it was never sent, so nobody waits for it.
   *
   * @throws StaleAggregate when somebody does wait for it, or has gone on with it
   */
  Operation.Rejected takenBack(
      ProviderWrite<?, ?> write, Operation.Rejected rejected, Ticket ticket) {
    work.inTransaction(
        rejected.header().tenant(),
        () -> {
          operations.save(rejected, List.of());
          write.reject(rejected);
          if (!idempotency.restart(ticket, rejected.id())) {
            throw new StaleAggregate(rejected.id().value());
          }
          return rejected;
        });
    telemetry.ended(rejected);
    return rejected;
  }

  /**
   * Nobody wants it any more, and everybody who waits for it is told so. Inside the unit of work of
   * whoever cancels it.
   *
   * @throws StaleAggregate when it was taken up again in between
   */
  void cancelled(ProviderWrite<?, ?> write, Operation.Rejected rejected) {
    write(rejected, () -> write.reject(rejected), List.of());
    telemetry.ended(rejected);
  }

  /**
   * An operator has decided: the same, with who it was and why.
   *
   * @param alongside what is written together with it
   */
  <E> void decided(
      ProviderWrite<?, E> write,
      Operation.Confirmed confirmed,
      E effect,
      Observation decision,
      Initiator by,
      Consumer<Operation.Settled> alongside) {
    settle(
        confirmed,
        () -> {
          write.confirm(confirmed, effect);
          record(confirmed, "operation.decided", by, confirmed.confirmedAt());
          alongside.accept(confirmed);
        },
        List.of(decision));
  }

  void decided(
      ProviderWrite<?, ?> write,
      Operation.Rejected rejected,
      Observation decision,
      Initiator by,
      Consumer<Operation.Settled> alongside) {
    settle(
        rejected,
        () -> {
          write.reject(rejected);
          record(rejected, "operation.decided", by, rejected.rejectedAt());
          alongside.accept(rejected);
        },
        List.of(decision));
  }

  /**
   * The outcome, the change it makes and the answer of every request that waits for it are written
   * together. A newer operation on the same state need no longer wait.
   */
  private void settle(Operation.Settled settled, Runnable change, List<Observation> seen) {
    work.inTransaction(
        settled.header().tenant(),
        () -> {
          write(settled, change, seen);
          return settled;
        });
    tell(settled, seen);
    telemetry.ended(settled);
  }

  private void write(Operation.Settled settled, Runnable change, List<Observation> seen) {
    var header = settled.header();
    operations.save(settled, seen);
    change.run();
    idempotency.complete(header.tenant(), settled.id(), answers.settled(settled));
    var customer = header.concerned();
    if (header.kind().callClass() == OperationClass.STATE && customer != null) {
      operations.wake(header.tenant(), customer);
    }
  }

  private void tell(Operation operation, List<Observation> seen) {
    seen.forEach(observation -> telemetry.observed(operation.header().kind(), observation));
  }

  private void record(Operation operation, String change, Initiator by, Instant at) {
    var header = operation.header();
    journal.record(
        by,
        header.tenant(),
        change,
        header.id().value(),
        header.concerned(),
        Map.of(
            "kind",
            header.kind().name(),
            "subject",
            header.subject(),
            "state",
            operation.getClass().getSimpleName().toLowerCase(Locale.ROOT)),
        at);
  }
}
