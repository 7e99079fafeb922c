package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.function.BooleanSupplier;

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

  /**
   * Works on what is due now, one after the other. Returns how many it took up.
   *
   * @param goOn asked before each; when it says no, the rest is left for another time
   */
  public int work(BooleanSupplier goOn) {
    int taken = 0;
    for (var operation : operations.due(BATCH)) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      runner.run(operation.tenant(), operation.id(), Deadline.in(TIME_FOR_ONE));
      taken++;
    }
    return taken;
  }
}
