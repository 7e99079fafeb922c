package io.purser.domain.operation;

import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.Initiator;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * An operator has the effect of an operation that was left to a person looked for once more.
 * Nothing is sent.
 */
public final class LookAgain {
  private final UnitOfWork work;
  private final Operations operations;
  private final OperationRunner runner;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  public LookAgain(
      UnitOfWork work,
      Operations operations,
      OperationRunner runner,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.work = work;
    this.operations = operations;
    this.runner = runner;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param by who wants it, and why
   */
  public Result handle(TenantId tenant, OperationId id, Initiator by, Deadline deadline) {
    Optional<Operation> found =
        work.inTransaction(
            tenant,
            () -> {
              var operation = operations.get(tenant, id);
              operation.filter(Operation.Manual.class::isInstance).ifPresent(it -> note(it, by));
              return operation;
            });
    return switch (found.orElse(null)) {
      case null -> new Result.NoSuchOperation();
      case Operation.Manual _ -> new Result.Looked(runner.run(tenant, id, deadline));
      case Operation other -> new Result.NotLeftToAPerson(other);
    };
  }

  private void note(Operation operation, Initiator by) {
    var header = operation.header();
    audit.append(
        new AuditEntry(
            ids.next("aud"),
            header.tenant(),
            clock.instant(),
            by,
            "operation.look_again",
            header.id().value(),
            header.concerned(),
            List.of()));
  }

  /** What came of it. */
  public sealed interface Result {
    /** Where the look has left it: settled when it found something, else as it was. */
    record Looked(Operation operation) implements Result {}

    record NoSuchOperation() implements Result {}

    /** It is settled already, or not given up yet. */
    record NotLeftToAPerson(Operation operation) implements Result {}
  }
}
