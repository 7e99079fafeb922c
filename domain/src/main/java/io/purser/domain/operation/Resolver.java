package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import io.purser.domain.work.EachAlone;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Settles what a crash, a doubt or an absent provider has left open. */
public final class Resolver {
  private static final int BATCH = 100;
  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(20);

  private final Operations operations;
  private final OperationRunner runner;
  private final int atOnce;

  /**
   * @param atOnce how many operations may be under way together, since most of their time is spent
   *     waiting for the provider
   */
  public Resolver(Operations operations, OperationRunner runner, int atOnce) {
    this.operations = operations;
    this.runner = runner;
    this.atOnce = atOnce;
  }

  /**
   * Works on what is due now. Returns how many it took up. One that fails is due again when its
   * claim runs out, and its failure is thrown after the others are worked.
   *
   * @param goOn asked before each; when it says no, the rest is left for another time
   */
  public int work(BooleanSupplier goOn) {
    return EachAlone.work(
        operations.due(BATCH),
        atOnce,
        goOn,
        due -> runner.resume(due.tenant(), due.id(), Deadline.in(TIME_FOR_ONE)));
  }
}
