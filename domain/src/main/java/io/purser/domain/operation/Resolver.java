package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.Urgency;
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
   * Works on what is due now, one after the other. Returns how many it took up. One that fails is
   * due again when its claim runs out, and its failure is thrown after the others are worked.
   *
   * @param goOn asked before each; when it says no, the rest is left for another time
   */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(
        operations.due(BATCH),
        goOn,
        due ->
            runner.run(
                due.tenant(),
                due.id(),
                Deadline.in(TIME_FOR_ONE).askedBy(due.tenant(), Urgency.RESOLVER)));
  }
}
