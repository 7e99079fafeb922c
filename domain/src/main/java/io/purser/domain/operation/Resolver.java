package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import java.time.Duration;

/** Settles what a crash, a doubt or an absent provider has left open. */
public final class Resolver {
  private static final int BATCH = 20;
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(20);

  private final Operations operations;
  private final OperationRunner runner;

  public Resolver(Operations operations, OperationRunner runner) {
    this.operations = operations;
    this.runner = runner;
  }

  /** Works on what is due now, one after the other. Returns how many it took up. */
  public int work() {
    var due = operations.due(BATCH);
    for (var operation : due) {
      runner.run(operation.tenant(), operation.id(), Deadline.in(TIME_FOR_ONE));
    }
    return due.size();
  }
}
