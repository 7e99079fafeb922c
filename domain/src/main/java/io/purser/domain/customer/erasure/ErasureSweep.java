package io.purser.domain.customer.erasure;

import io.purser.domain.audit.Initiator;
import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Erases customers who were deleted long enough ago. */
public final class ErasureSweep {
  private static final int BATCH = 100;

  private final UnitOfWork work;
  private final Traces traces;
  private final EraseCustomer eraseCustomer;

  public ErasureSweep(UnitOfWork work, Traces traces, EraseCustomer eraseCustomer) {
    this.work = work;
    this.traces = traces;
    this.eraseCustomer = eraseCustomer;
  }

  /**
   * Returns how many it took up. One that fails is due at the next run, and its failure is thrown
   * after the others are worked.
   *
   * @param age how long ago they were deleted
   * @param goOn asked before each; when it says no, the rest is left for another time
   */
  public int work(Duration age, BooleanSupplier goOn) {
    return EachAlone.work(traces.dueAfter(age, BATCH), goOn, this::erase);
  }

  private void erase(Traces.Due due) {
    work.inTransaction(
        due.tenant(),
        () -> eraseCustomer.handle(due.tenant(), due.customer(), Initiator.RETENTION));
  }
}
